package fr.passerelle.hl7.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;

/**
 * What PID says (messages.md §7.2). Texts are empty when absent.
 *
 * @param ins absent when the message has none, or none that may be used
 * @param ipp identifier of type {@code PI} that the establishment gave, see {@link Ipps}
 * @param localIds every identifier that is no INS
 * @param statuses PID-32, as written
 * @param cog place of birth
 * @param file PID-18, administrative file
 */
public record Pid(@Nullable Ins ins, String ipp, List<String> localIds, List<String> statuses, Names names, @Nullable LocalDate birthDate,
        @Nullable Sex sex, String cog, String file) {
    /** Under these nothing is sent to the patient nor to the DMP (messages.md §7.3). */
    private static final Set<String> ALERTS = Set.of("FICT", "DOUT", "DOUB", "DOUA", "DESA", "COLV", "USUR", "INVA", "ANOM", "CACH");

    public Pid {
        localIds = List.copyOf(localIds);
        statuses = List.copyOf(statuses);
    }

    /**
     * Names of PID-5.
     *
     * @param birthName XPN-1 of type L
     * @param birthFirstName XPN-2 of type L
     * @param birthGivenNames XPN-3 of type L
     * @param usedName XPN-1 of type D
     * @param usedFirstName XPN-2 of type D
     */
    public record Names(String birthName, String birthFirstName, String birthGivenNames, String usedName, String usedFirstName) {
        @Override
        public String toString() {
            return "Names[***]";
        }
    }

    /** {@code VALI} with an INS is a qualified identity, without one a validated one; anything else is provisional. */
    public IdentityStatus status() {
        if (!validated() || !alerts().isEmpty()) {
            return IdentityStatus.PROVISOIRE;
        }
        return ins == null ? IdentityStatus.VALIDEE : IdentityStatus.QUALIFIEE;
    }

    /** Whether the sender vouches for the identity; {@code QUAL} is not of HL7 v2 and is understood. */
    public boolean validated() {
        return statuses.contains("VALI") || statuses.contains("QUAL");
    }

    /** Codes of PID-32 that forbid to send. */
    public List<String> alerts() {
        return statuses.stream().filter(ALERTS::contains).toList();
    }

    /** The patient as the message gives it, with an INS only when it is qualified; nothing while traits are missing. */
    public Optional<Patient> patient() {
        if (birthDate == null || sex == null || names.birthName().isEmpty() || names.birthFirstName().isEmpty()) {
            return Optional.empty();
        }
        String given = names.birthGivenNames().isEmpty() ? names.birthFirstName() : names.birthGivenNames();
        return Optional.of(new Patient(status() == IdentityStatus.QUALIFIEE ? ins : null, status(), absent(ipp), names.birthName(),
                absent(names.usedName()), given, names.birthFirstName(), absent(names.usedFirstName()), birthDate, sex, absent(cog)));
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return "Pid[***]";
    }
}
