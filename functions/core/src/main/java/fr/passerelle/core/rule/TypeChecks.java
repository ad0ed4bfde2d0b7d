package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.Refuse;
import fr.passerelle.core.valueset.DocumentFormats;
import fr.passerelle.core.valueset.DocumentType;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;

/** What the national lists say of types, confidentiality and facilities. */
final class TypeChecks {
    private final DocumentTypes types = new DocumentTypes();
    private final DocumentFormats formats = new DocumentFormats();
    private final ValueSet dmpFacilities = ValueSet.named("dmp-facility-types");

    /** Known to the CI-SIS but not to the DMP: that branch ends, the mail goes on (documents.md §1 trap 9). */
    Stream<Refuse> typeOutsideDmp(Facts facts) {
        return facts.toDmp()
                ? facts.items().stream().map(i -> types.get(i.type())).filter(t -> !t.acceptedByDmp())
                        .map(t -> new Refuse(RefusalClass.CHOICE, List.of(named("TYPE_NOT_IN_DMP", t))))
                : Stream.empty();
    }

    /** Restricted and very restricted documents are not shared, whatever the flags (use-cases.md §6). */
    static Stream<Refuse> restrictedNotShared(Facts facts) {
        return facts.toDmp()
                ? facts.items().stream().filter(i -> !i.confidentiality().equals("N"))
                        .map(i -> new Refuse(RefusalClass.FAULT, List.of(Reason.at(i.id(), "RESTRICTED_NOT_SHARED", i.confidentiality()))))
                : Stream.empty();
    }

    /** No class is published for a few types: the establishment chooses it, for the DMP as for the XDM (documents.md §7.2). */
    Stream<Hold> classNotConfigured(Facts facts) {
        return facts.items().stream().map(i -> types.get(i.type()))
                .filter(t -> t.documentClass() == null && !facts.establishment().classOfUnmappedTypes().containsKey(t.type().code()))
                .map(t -> new Hold(HoldReason.CONFIGURATION, List.of(named("CLASS_NOT_CONFIGURED", t))));
    }

    Stream<Hold> facilityOutsideDmp(Facts facts) {
        String facility = facts.establishment().facilityType();
        boolean own = facts.items().isEmpty() || facts.items().stream().anyMatch(i -> i.cda() == null);
        return facts.toDmp() && own && dmpFacilities.find(facility).isEmpty()
                ? Stream.of(new Hold(HoldReason.CONFIGURATION, List.of(Reason.of("FACILITY_NOT_IN_DMP", facility))))
                : Stream.empty();
    }

    /** A CDA given says its own facility, which the list of the DMP may not hold (documents.md §7.1). */
    Stream<Refuse> givenFacilityOutsideDmp(Facts facts) {
        var refusals = new ArrayList<Refuse>();
        for (Facts.Item item : facts.items()) {
            GivenCda cda = item.cda();
            if (facts.toDmp() && cda != null && dmpFacilities.find(cda.facility()).isEmpty()) {
                refusals.add(new Refuse(RefusalClass.FAULT, List.of(Reason.at(item.id(), "CDA_FACILITY_NOT_IN_DMP", cda.facility()))));
            }
        }
        return refusals.stream();
    }

    /** A model that the CI-SIS publishes for exchanges alone (documents.md §7.3). */
    Stream<Refuse> givenFormatOutsideDmp(Facts facts) {
        var refusals = new ArrayList<Refuse>();
        for (Facts.Item item : facts.items()) {
            GivenCda cda = item.cda();
            if (facts.toDmp() && cda != null && !formats.acceptedByDmp(cda.format())) {
                refusals.add(new Refuse(RefusalClass.CHOICE,
                        List.of(Reason.at(item.id(), "CDA_FORMAT_NOT_IN_DMP", cda.format().code()))));
            }
        }
        return refusals.stream();
    }

    private static Reason named(String code, DocumentType type) {
        return Reason.of(code, type.type().label(), type.type().code());
    }
}
