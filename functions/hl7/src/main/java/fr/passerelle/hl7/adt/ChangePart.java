package fr.passerelle.hl7.adt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.formats.event.HospitalEvent.IdentitySaid;
import fr.passerelle.hl7.Field;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;

/** Identifiers that end: PID is what stays, MRG-1 what does not (messages.md §7.4). */
final class ChangePart {
    private static final int FORMER = 1;
    private static final int TYPE = 5;

    private final IdentityPart identities;
    private final Head head;
    private final Findings findings;

    ChangePart(IdentityPart identities, Head head, Findings findings) {
        this.identities = identities;
        this.head = head;
        this.findings = findings;
    }

    /** @param merge whether whole identities merge: pairs of PID and MRG, one or more */
    List<HospitalEvent> read(Hl7Message message, boolean merge) {
        var events = new ArrayList<HospitalEvent>();
        Segment pid = null;
        boolean paired = false;
        for (Segment segment : message.segments()) {
            if (segment.name().equals("PID")) {
                pid = segment;
            } else if (segment.name().equals("MRG") && pid != null) {
                paired = true;
                events.addAll(merge ? merged(pid, segment) : changed(pid, segment));
            }
        }
        if (!paired) {
            String missing = pid == null ? "PID" : "MRG";
            findings.fault(Reason.at(missing + "^1", "HL7_SEGMENT_MISSING", missing));
        }
        return events;
    }

    /** The identity that survives is said as well: the message bears all of it. */
    private List<HospitalEvent> merged(Segment pid, Segment mrg) {
        List<String> formers = identities.ipps(mrg.repetitions(FORMER));
        if (formers.isEmpty()) {
            findings.fault(Reason.at(mrg.at(FORMER), "HL7_FIELD_MISSING", "MRG-1 (type PI)"));
        }
        Optional<Identified> survivor = identities.read(pid, Optional.empty());
        if (survivor.isEmpty() || formers.isEmpty()) {
            return List.of();
        }
        List<HospitalEvent> merges = merges(survivor.get(), formers);
        if (merges.isEmpty()) {
            findings.fault(Reason.at(mrg.at(FORMER), "HL7_DATA_TYPE", "MRG-1", "un autre identifiant que celui de PID-3"));
        }
        return Stream.concat(Stream.of(survivor.get().said()), merges.stream()).toList();
    }

    private List<HospitalEvent> merges(Identified survivor, List<String> formers) {
        String kept = ipp(survivor);
        return formers.stream().filter(former -> !former.equals(kept))
                .<HospitalEvent>map(former -> new HospitalEvent.IdentitiesMerged(head, kept, former)).toList();
    }

    /** An identifier of the hospital that changes, a matricule, or both; the one that stays may be repeated to name the patient. */
    private List<HospitalEvent> changed(Segment pid, Segment mrg) {
        Optional<Identified> now = identities.read(pid, Optional.empty());
        if (now.isEmpty()) {
            return List.of();
        }
        List<Field> former = mrg.repetitions(FORMER);
        List<HospitalEvent> merges = merges(now.get(), identities.ipps(former));
        List<HospitalEvent> matricules = former.stream().filter(id -> id.text(TYPE).equals("INS")).map(identities::ins)
                .flatMap(ins -> matricule(now.get(), Optional.ofNullable(ins)).stream()).distinct().toList();
        if (merges.isEmpty() && matricules.isEmpty()) {
            findings.note(Reason.at(mrg.at(FORMER), "HL7_EVENT_WITHOUT_EFFECT", "A47"));
        }
        // A change of matricule says the identity by itself, and one that is withdrawn is not said again.
        Stream<HospitalEvent> said = matricules.isEmpty() ? Stream.of(now.get().said()) : Stream.empty();
        return Stream.of(said, merges.stream(), matricules.stream()).flatMap(s -> s).toList();
    }

    /** Another qualified matricule takes its place, or none does: attributed by error, or the identity is no longer vouched for. */
    private Optional<HospitalEvent> matricule(Identified now, Optional<Ins> former) {
        if (former.isPresent() && now.said() instanceof IdentitySaid(_, Patient patient, List<String> alerts) && patient.qualified()
                && alerts.isEmpty()) {
            return former.filter(ins -> !ins.equals(patient.ins())).map(ins -> new HospitalEvent.InsChanged(head, ins, patient));
        }
        return Optional.of(new HospitalEvent.InsWithdrawn(head, ipp(now), former.orElse(null)));
    }

    private static String ipp(Identified patient) {
        return Optional.ofNullable(patient.who().ipp()).orElseThrow();
    }
}
