package fr.passerelle.hl7.adt;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.formats.event.HospitalEvent.Who;
import fr.passerelle.hl7.Field;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.feed.FeedContext;
import fr.passerelle.hl7.patient.Ipps;
import fr.passerelle.hl7.patient.Pid;
import fr.passerelle.hl7.patient.PidReader;

/**
 * PID as an identity said: its INS only when it is qualified (messages.md §7.3). An identity that is not, and has too few traits to be kept
 * (somebody unknown in an emergency), takes back what the matricule had vouched for.
 */
final class IdentityPart {
    private static final int IDENTIFIERS = 3;
    private static final int DEATH = 29;
    private static final int DECEASED = 30;
    private static final int CORRECTED_BIRTH = 4;

    private final FeedContext context;
    private final Head head;
    private final Findings findings;

    IdentityPart(FeedContext context, Head head, Findings findings) {
        this.context = context;
        this.head = head;
        this.findings = findings;
    }

    /**
     * Reads one patient.
     *
     * @param zfd how the identity was collected
     * @return nothing when something is wrong, which is told
     */
    Optional<Identified> read(Segment pid, Optional<Segment> zfd) {
        Pid read = new PidReader(context.environment(), context.establishment()).read(pid, findings);
        if (read.ipp().isEmpty()) {
            findings.fault(Reason.at(pid.at(IDENTIFIERS), "HL7_FIELD_MISSING", "PID-3 (type PI)"));
            return Optional.empty();
        }
        boolean deceased = pid.text(DECEASED).equals("Y") || !pid.text(DEATH).isEmpty();
        boolean corrected = zfd.filter(segment -> segment.text(CORRECTED_BIRTH).equals("Y")).isPresent();
        Patient patient = read.patient().orElse(null);
        if (patient == null) {
            return unfinished(pid, read, deceased);
        }
        Patient kept = patient;
        if (corrected && patient.identityStatus() != IdentityStatus.PROVISOIRE) {
            findings.note(Reason.at("ZFD^1^4", "HL7_BIRTH_DATE_CORRECTED"));
            kept = provisional(patient);
        }
        return Optional.of(new Identified(new HospitalEvent.IdentitySaid(head, kept, read.alerts().stream().distinct().sorted().toList()),
                new Who(kept.ipp(), kept.ins()), deceased));
    }

    private Optional<Identified> unfinished(Segment pid, Pid read, boolean deceased) {
        if (read.validated()) {
            findings.fault(Reason.at(pid.at(7), "HL7_FIELD_MISSING", "PID-5, PID-7, PID-8"));
            return Optional.empty();
        }
        findings.note(Reason.at(pid.at(7), "HL7_IDENTITY_UNFINISHED"));
        return Optional.of(new Identified(new HospitalEvent.InsWithdrawn(head, read.ipp(), null), new Who(read.ipp(), null), deceased));
    }

    /** A birth date that was interpreted cannot be that of INSi. */
    private static Patient provisional(Patient p) {
        return new Patient(null, IdentityStatus.PROVISOIRE, p.ipp(), p.birthName(), p.usedName(), p.birthGivenNames(), p.birthFirstName(),
                p.usedFirstName(), p.birthDate(), p.sex(), p.birthPlaceCog());
    }

    /** Permanent identifiers among those of a field, see {@link Ipps}. */
    List<String> ipps(List<Field> identifiers) {
        return Ipps.of(identifiers, context.establishment());
    }

    /** A matricule that an identifier bears; absent for another identifier, or one that is wrong, which matters to nobody any more. */
    @Nullable
    Ins ins(Field identifier) {
        String value = identifier.text();
        Optional<InsAuthority> authority = InsAuthority.ofOid(identifier.text(4, 2)).filter(a -> a.acceptedIn(context.environment()));
        return identifier.text(5).equals("INS") && authority.isPresent() && Ins.wellFormed(value) && Ins.keyMatches(value)
                ? new Ins(value, authority.get())
                : null;
    }
}
