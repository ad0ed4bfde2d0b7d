package fr.passerelle.formats.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.consent.ChoiceReader;
import fr.passerelle.formats.drop.PeopleReader;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.formats.event.HospitalEvent.RevealedBy;
import fr.passerelle.formats.event.HospitalEvent.Who;
import fr.passerelle.formats.patient.PatientReader;
import fr.passerelle.formats.patient.PatientReading;
import fr.passerelle.formats.schema.Fields;

/** Reads the fields of each type of event, once checked against its schema; an event that is not whole is null, the faults say why. */
final class EventBodies {
    /** Codes of PID-32 under which nothing is sent; the others are for the identity cell alone (messages.md §7.3). */
    private static final Set<String> FORBIDDING = Set.of("FICT", "DOUT", "DOUB", "DOUA", "DESA", "COLV", "USUR", "INVA", "ANOM", "CACH");

    private final PatientReader patients;
    private final Environment environment;

    EventBodies(PatientReader patients, Environment environment) {
        this.patients = patients;
        this.environment = environment;
    }

    @Nullable
    HospitalEvent read(EventType type, Fields event, List<Reason> faults) {
        OffsetDateTime occurredAt = event.instant("occurredAt");
        if (occurredAt == null) {
            return null;
        }
        var head = new Head(event.requiredText("establishment"), event.requiredText("eventId"), occurredAt.toInstant());
        return switch (type) {
            case IDENTITY -> identity(head, event, faults);
            case MERGE -> merge(head, event);
            case INS_WITHDRAWN -> new HospitalEvent.InsWithdrawn(head, event.requiredText("ipp"), ins(event));
            case INS_CHANGED -> changed(head, event, faults);
            case CONSENT -> new HospitalEvent.ConsentSaid(head, who(event), event.requiredText("source"),
                    choices(head, event));
            case REVEAL -> revealed(head, event);
            case VISIT -> new HospitalEvent.Visited(head, who(event), event.requiredText("stay"));
            case DISCHARGE -> discharged(head, event);
            case WRONG_PATIENT -> wrongPatient(head, event, faults);
        };
    }

    private static List<ChoiceSaid> choices(Head head, Fields event) {
        var reader = new ChoiceReader(head.occurredAt(), head.occurredAt());
        return IntStream.range(0, event.value("choices").size()).mapToObj(i -> reader.read(event.element("choices", i)))
                .flatMap(List::stream).toList();
    }

    private @Nullable HospitalEvent identity(Head head, Fields event, List<Reason> faults) {
        Patient patient = patient(event, "patient", faults);
        return patient == null
                ? null
                : new HospitalEvent.IdentitySaid(head, borne(patient),
                        event.texts("alerts").stream().filter(FORBIDDING::contains).sorted().toList());
    }

    private static @Nullable HospitalEvent merge(Head head, Fields event) {
        String survivor = event.requiredText("survivor");
        String merged = event.requiredText("merged");
        if (survivor.equals(merged)) {
            event.fault("merged", "FIELD_INVALID", "un autre identifiant que survivor");
            return null;
        }
        return new HospitalEvent.IdentitiesMerged(head, survivor, merged);
    }

    private @Nullable HospitalEvent changed(Head head, Fields event, List<Reason> faults) {
        Ins former = ins(event);
        Patient patient = patient(event, "patient", faults);
        return former == null || patient == null ? null : new HospitalEvent.InsChanged(head, former, borne(patient));
    }

    /** An INS that is not qualified is read as absent (messages.md §7.3). */
    private static Patient borne(Patient p) {
        return p.qualified()
                ? p
                : new Patient(null, p.identityStatus(), p.ipp(), p.birthName(), p.usedName(), p.birthGivenNames(), p.birthFirstName(),
                        p.usedFirstName(), p.birthDate(), p.sex(), p.birthPlaceCog());
    }

    private static @Nullable HospitalEvent revealed(Head head, Fields event) {
        RevealedBy by = event.choice("by", RevealedBy.class);
        return by == null ? null : new HospitalEvent.Revealed(head, event.requiredText("document"), by);
    }

    private @Nullable HospitalEvent discharged(Head head, Fields event) {
        Instant admission = instant(event, "admission");
        Instant discharge = instant(event, "discharge");
        if (admission == null || discharge == null) {
            return null;
        }
        if (discharge.isBefore(admission)) {
            event.fault("discharge", "FIELD_INVALID", "instant postérieur à admission");
        }
        return new HospitalEvent.Discharged(head, who(event), event.requiredText("stay"), event.text("site"), event.text("unit"),
                admission, discharge, event.flag("deceased"));
    }

    private @Nullable HospitalEvent wrongPatient(Head head, Fields event, List<Reason> faults) {
        Long version = event.number("version");
        Professional author = new PeopleReader(head.establishment()).professional(event.object("author"));
        Patient right = event.has("right") ? patient(event, "right", faults) : null;
        return version == null || author == null
                ? null
                : new HospitalEvent.WrongPatient(head,
                        new Version(event.requiredText("document"), Math.clamp(version, 1, Integer.MAX_VALUE)),
                        author, right);
    }

    /** A patient block; without a permanent identifier no register could be found again. */
    private @Nullable Patient patient(Fields event, String name, List<Reason> faults) {
        PatientReading reading = patients.read(event.value(name), event.pointer(name));
        faults.addAll(reading.faults());
        if (event.has(name) && !event.object(name).has("ipp")) {
            event.object(name).fault("ipp", "FIELD_MISSING");
        }
        return reading.patient();
    }

    private Who who(Fields event) {
        return new Who(event.text("ipp"), ins(event));
    }

    private @Nullable Ins ins(Fields event) {
        Fields block = event.object("ins");
        String value = block.text("value");
        String oid = block.text("oid");
        if (value == null || oid == null) {
            return null;
        }
        if (!Ins.wellFormed(value)) {
            block.fault("value", "INS_FORM");
            return null;
        }
        if (!Ins.keyMatches(value)) {
            block.fault("value", "INS_KEY");
            return null;
        }
        InsAuthority authority = InsAuthority.ofOid(oid).filter(a -> a.acceptedIn(environment)).orElse(null);
        if (authority == null) {
            block.fault("oid", "INS_AUTHORITY", oid);
            return null;
        }
        return new Ins(value, authority);
    }

    private static @Nullable Instant instant(Fields event, String name) {
        OffsetDateTime at = event.instant(name);
        return at == null ? null : at.toInstant();
    }
}
