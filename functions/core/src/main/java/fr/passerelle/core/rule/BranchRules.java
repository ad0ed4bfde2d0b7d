package fr.passerelle.core.rule;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.Refuse;
import fr.passerelle.core.rule.Verdict.Send;
import fr.passerelle.core.valueset.DocumentType;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;

/**
 * Rules of one destination: each says nothing, holds it or refuses it. All are applied; a refusal goes before a hold, a fault before a
 * choice, then the order of the list decides what is waited for first (consent-and-rules.md §8).
 */
final class BranchRules {
    private final DocumentTypes types = new DocumentTypes();
    private final ValueSet dmpFacilities = ValueSet.named("dmp-facility-types");

    private final List<Rule> rules = List.of(this::typeOutsideDmp, BranchRules::restrictedNotShared, this::classNotConfigured,
            this::facilityOutsideDmp, BranchRules::identityNotQualified, BranchRules::maskedAndHidden);

    private interface Rule {
        Stream<? extends Verdict> verdict(Branch branch, RuleContext context);
    }

    Verdict verdict(Branch branch, RuleContext context) {
        List<Verdict> all = rules.stream().<Verdict>flatMap(rule -> rule.verdict(branch, context)).toList();
        List<Refuse> refusals = only(all, Refuse.class);
        if (!refusals.isEmpty()) {
            boolean fault = refusals.stream().anyMatch(r -> r.kind() == RefusalClass.FAULT);
            return new Refuse(fault ? RefusalClass.FAULT : RefusalClass.CHOICE, reasons(refusals, Refuse::why));
        }
        List<Hold> holds = only(all, Hold.class);
        return holds.isEmpty() ? new Send() : new Hold(holds.getFirst().reason(), reasons(holds, Hold::why));
    }

    /** Known to the CI-SIS but not to the DMP: that branch ends, the mail goes on (documents.md §1 trap 9). */
    Stream<Refuse> typeOutsideDmp(Branch branch, RuleContext context) {
        return branch.toDmp()
                ? branch.documents().stream().map(d -> types.get(d.type())).filter(t -> !t.acceptedByDmp())
                        .map(t -> new Refuse(RefusalClass.CHOICE, List.of(named("TYPE_NOT_IN_DMP", t))))
                : Stream.empty();
    }

    /** Restricted and very restricted documents are not shared, whatever the flags (use-cases.md §6). */
    static Stream<Refuse> restrictedNotShared(Branch branch, RuleContext context) {
        return branch.toDmp()
                ? about(branch, d -> !d.confidentiality().equals("N"))
                        .map(d -> new Refuse(RefusalClass.FAULT, List.of(Reason.at(d.id(), "RESTRICTED_NOT_SHARED", d.confidentiality()))))
                : Stream.empty();
    }

    /** No class is published for a few types: the establishment chooses it, for the DMP as for the XDM (documents.md §7.2). */
    Stream<Hold> classNotConfigured(Branch branch, RuleContext context) {
        return branch.documents().stream().map(d -> types.get(d.type()))
                .filter(t -> t.documentClass() == null && !context.establishment().classOfUnmappedTypes().containsKey(t.type().code()))
                .map(t -> new Hold(HoldReason.CONFIGURATION, List.of(named("CLASS_NOT_CONFIGURED", t))));
    }

    Stream<Hold> facilityOutsideDmp(Branch branch, RuleContext context) {
        String facility = context.establishment().facilityType();
        return branch.toDmp() && dmpFacilities.find(facility).isEmpty()
                ? Stream.of(new Hold(HoldReason.CONFIGURATION, List.of(Reason.of("FACILITY_NOT_IN_DMP", facility))))
                : Stream.empty();
    }

    /**
     * Only a qualified identity feeds the DMP, and the address of the patient is the matricule itself (use-cases.md §5.G). Mail to
     * professionals waits too: letting it leave is a derogation, which no establishment has configured.
     */
    static Stream<Hold> identityNotQualified(Branch branch, RuleContext context) {
        return branch.drop().patient().qualified()
                ? Stream.empty()
                : Stream.of(new Hold(HoldReason.IDENTITY, List.of(Reason.of("INS_NOT_QUALIFIED"))));
    }

    /** Both at once is forbidden by the DMP: the author chooses, for every destination (documents.md §5.3). */
    static Stream<Hold> maskedAndHidden(Branch branch, RuleContext context) {
        return about(branch, d -> d.visibility().maskedToProfessionals() && d.visibility().hiddenFromPatient())
                .map(d -> new Hold(HoldReason.DECISION, List.of(Reason.at(d.id(), "MASKED_AND_HIDDEN"))));
    }

    private static Stream<SourceDocument> about(Branch branch, Predicate<SourceDocument> concerned) {
        return branch.documents().stream().filter(concerned);
    }

    private static Reason named(String code, DocumentType type) {
        return Reason.of(code, type.type().label(), type.type().code());
    }

    private static <V extends Verdict> List<V> only(List<Verdict> all, Class<V> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <V> List<Reason> reasons(List<V> verdicts, Function<V, List<Reason>> why) {
        return verdicts.stream().map(why).flatMap(List::stream).distinct().toList();
    }
}
