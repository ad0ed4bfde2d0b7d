package fr.passerelle.hl7.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.hl7.Field;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Time;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.patient.Pid.Names;

/** Reads PID. The billing number ({@code NH}) is never taken for an INS, though its authority is the same. */
public final class PidReader {
    private static final int IDENTIFIERS = 3;
    private static final int NAMES = 5;
    private static final int BIRTH = 7;
    private static final int SEX = 8;
    private static final int ADDRESSES = 11;
    private static final int FILE = 18;
    private static final int STATUSES = 32;
    private static final int TYPE = 5;
    private static final int NAME_TYPE = 7;
    private static final int COG = 9;

    private final Environment environment;
    private final Establishment establishment;

    /**
     * A reader of the messages of one establishment.
     *
     * @param environment decides which INS authorities are accepted (documents.md §2.1)
     * @param establishment whose permanent identifier is taken where there are several
     */
    public PidReader(Environment environment, Establishment establishment) {
        this.environment = environment;
        this.establishment = establishment;
    }

    /** An identifier of type INS. */
    private record Candidate(String value, InsAuthority authority) {}

    /** @param findings is told what is missing or wrong, never with a value */
    public Pid read(Segment pid, Findings findings) {
        findings.required(pid, IDENTIFIERS);
        List<String> statuses = pid.repetitions(STATUSES).stream().map(Field::text).toList();
        Ins ins = ins(pid, findings).orElse(null);
        if (statuses.contains("QUAL")) {
            findings.note(Reason.at(pid.at(STATUSES), "HL7_STATUS_QUAL"));
        }
        var read = new Pid(ins, Ipps.of(pid.repetitions(IDENTIFIERS), establishment).stream().findFirst().orElse(""), local(pid), statuses,
                names(pid, findings), birth(pid, findings), sex(pid, findings),
                cog(pid), pid.text(FILE));
        if (ins != null) {
            tellTraits(pid, read, findings);
        }
        if (!read.alerts().isEmpty()) {
            findings.note(Reason.at(pid.at(STATUSES), "HL7_IDENTITY_ALERT", String.join(", ", read.alerts())));
        }
        return read;
    }

    /** The patient of a message that is about nothing without one; nothing while a trait is missing, which is told. */
    public @Nullable Patient required(Segment pid, Findings findings) {
        Pid read = read(pid, findings);
        if (read.birthDate() == null && pid.text(BIRTH).isEmpty()) {
            findings.required(pid, BIRTH);
        }
        if (read.sex() == null && pid.text(SEX).isEmpty()) {
            findings.required(pid, SEX);
        }
        if (!read.names().birthName().isEmpty() && read.names().birthFirstName().isEmpty()) {
            findings.required(pid, NAMES, 2);
        }
        return read.patient().orElse(null);
    }

    private Optional<Ins> ins(Segment pid, Findings findings) {
        var found = new ArrayList<Candidate>();
        String place = pid.at(IDENTIFIERS);
        for (Field id : pid.repetitions(IDENTIFIERS)) {
            if (id.text(TYPE).equals("INS") && !id.deletes()) {
                String oid = id.text(4, 2);
                InsAuthority.ofOid(oid).ifPresentOrElse(a -> found.add(new Candidate(id.text(), a)),
                        () -> findings.fault(Reason.at(place, "INS_AUTHORITY", Shown.code(oid))));
            }
        }
        List<Candidate> accepted = found.stream().filter(c -> c.authority().acceptedIn(environment))
                .sorted(Comparator.comparing(Candidate::authority)).toList();
        if (accepted.isEmpty()) {
            for (Candidate refused : found) {
                findings.fault(Reason.at(place, "INS_AUTHORITY", refused.authority().oid()));
                sound(refused, place, findings);
            }
            return Optional.empty();
        }
        if (found.size() > 1) {
            findings.note(Reason.at(place, "HL7_INS_SEVERAL", accepted.getFirst().authority().oid()));
        }
        return sound(accepted.getFirst(), place, findings);
    }

    private static Optional<Ins> sound(Candidate candidate, String place, Findings findings) {
        if (!Ins.wellFormed(candidate.value())) {
            findings.fault(Reason.at(place, "INS_FORM"));
        } else if (!Ins.keyMatches(candidate.value())) {
            findings.fault(Reason.at(place, "INS_KEY"));
        } else {
            return Optional.of(new Ins(candidate.value(), candidate.authority()));
        }
        return Optional.empty();
    }

    private static void tellTraits(Segment pid, Pid read, Findings findings) {
        if (read.cog().isEmpty()) {
            findings.fault(Reason.at(pid.at(ADDRESSES), "INS_TRAITS"));
        }
        if (read.birthDate() == null && pid.text(BIRTH).isEmpty()) {
            findings.fault(Reason.at(pid.at(BIRTH), "INS_TRAITS"));
        }
        if (read.sex() == null && pid.text(SEX).isEmpty()) {
            findings.fault(Reason.at(pid.at(SEX), "INS_TRAITS"));
        }
        if (read.validated() && read.sex() == Sex.U) {
            findings.fault(Reason.at(pid.at(SEX), "INS_SEX"));
        }
    }

    private static List<String> local(Segment pid) {
        return pid.repetitions(IDENTIFIERS).stream().filter(id -> !id.text(TYPE).equals("INS") && !id.text(TYPE).equals("NH"))
                .map(Field::text).filter(t -> !t.isEmpty()).toList();
    }

    private static Names names(Segment pid, Findings findings) {
        List<Field> all = pid.repetitions(NAMES);
        Field birth = all.stream().filter(n -> n.text(NAME_TYPE).equals("L")).findFirst().orElse(Field.ABSENT);
        Field used = all.stream().filter(n -> n.text(NAME_TYPE).equals("D")).findFirst().orElse(Field.ABSENT);
        if (birth.blank()) {
            findings.fault(Reason.at(pid.at(NAMES), "HL7_FIELD_MISSING", "PID-5 (type L)"));
        }
        return new Names(birth.text(), birth.text(2), birth.text(3), used.text(), used.text(2));
    }

    private static @Nullable LocalDate birth(Segment pid, Findings findings) {
        String written = pid.text(BIRTH);
        Optional<LocalDate> day = Hl7Time.day(written);
        if (!written.isEmpty() && day.isEmpty()) {
            findings.fault(Reason.at(pid.at(BIRTH), "HL7_DATA_TYPE", "PID-7", "une date AAAAMMJJ"));
        }
        return day.orElse(null);
    }

    private static @Nullable Sex sex(Segment pid, Findings findings) {
        return switch (pid.text(SEX)) {
            case "" -> null;
            case "F" -> Sex.F;
            case "M" -> Sex.M;
            case "U" -> Sex.U;
            default -> {
                findings.outside(pid, SEX, pid.text(SEX), "M, F, U");
                yield null;
            }
        };
    }

    /** One published example has it one component earlier. */
    private static String cog(Segment pid) {
        return pid.repetitions(ADDRESSES).stream().filter(a -> a.text(NAME_TYPE).equals("BDL"))
                .map(a -> a.text(COG).isEmpty() ? a.text(COG - 1) : a.text(COG)).findFirst().orElse("");
    }
}
