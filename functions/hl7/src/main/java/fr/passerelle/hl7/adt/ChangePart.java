package fr.passerelle.hl7.adt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            findings.fault(Reason.of("HL7_SEGMENT_MISSING", pid == null ? "PID" : "MRG"));
        }
        return events;
    }

    /** The identity that survives is said as well: the message bears all of it. */
    private List<HospitalEvent> merged(Segment pid, Segment mrg) {
        Optional<Identified> survivor = identities.read(pid, Optional.empty());
        String former = ipp(mrg);
        if (former.isEmpty()) {
            findings.fault(Reason.at(mrg.at(FORMER), "HL7_FIELD_MISSING", "MRG-1 (type PI)"));
        }
        if (survivor.isEmpty() || former.isEmpty()) {
            return List.of();
        }
        String kept = Optional.ofNullable(survivor.get().who().ipp()).orElseThrow();
        if (kept.equals(former)) {
            findings.fault(Reason.at(mrg.at(FORMER), "HL7_DATA_TYPE", "MRG-1", "un autre identifiant que celui de PID-3"));
            return List.of();
        }
        return List.of(survivor.get().said(), new HospitalEvent.IdentitiesMerged(head, kept, former));
    }

    private List<HospitalEvent> changed(Segment pid, Segment mrg) {
        if (!ipp(mrg).isEmpty()) {
            return merged(pid, mrg);
        }
        Optional<Identified> now = identities.read(pid, Optional.empty());
        List<Field> matricules = mrg.repetitions(FORMER).stream().filter(id -> id.text(TYPE).equals("INS")).toList();
        if (matricules.isEmpty()) {
            findings.note(Reason.at(mrg.at(FORMER), "HL7_EVENT_WITHOUT_EFFECT", "A47"));
            return now.map(Identified::said).stream().toList();
        }
        return now.map(
                identified -> matricules.stream().map(identities::ins).map(former -> matricule(identified, Optional.ofNullable(former)))
                        .distinct().toList())
                .orElse(List.of());
    }

    /** Another qualified matricule takes its place, or none does: attributed by error, or the identity is no longer vouched for. */
    private HospitalEvent matricule(Identified now, Optional<Ins> former) {
        String ipp = Optional.ofNullable(now.who().ipp()).orElseThrow();
        if (former.isPresent() && now.said() instanceof IdentitySaid(_, Patient patient, List<String> alerts) && patient.qualified()
                && alerts.isEmpty() && !former.get().equals(patient.ins())) {
            return new HospitalEvent.InsChanged(head, former.get(), patient);
        }
        return new HospitalEvent.InsWithdrawn(head, ipp, former.orElse(null));
    }

    private static String ipp(Segment mrg) {
        return mrg.repetitions(FORMER).stream().filter(id -> id.text(TYPE).equals("PI")).map(Field::text).filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }
}
