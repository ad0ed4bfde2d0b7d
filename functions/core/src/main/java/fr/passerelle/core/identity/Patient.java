package fr.passerelle.core.identity;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

/**
 * Patient as the hospital knows them: strict traits of the RNIV, matricule INS and status of the identity.
 *
 * <p>Names are kept exactly as INSi gives them; {@code birthGivenNames} is the whole list separated by spaces,
 * {@code birthFirstName} the first one, which cannot be computed since a first name may hold a space
 * (documents.md §2.3).
 *
 * @param ins matricule, absent while the identity has none
 * @param ipp permanent identifier of the patient in the hospital, absent when unknown
 * @param birthPlaceCog COG code of the commune or country of birth, 5 characters; compulsory with an INS
 */
public record Patient(@Nullable Ins ins, IdentityStatus identityStatus, @Nullable String ipp, String birthName, @Nullable String usedName,
        String birthGivenNames, String birthFirstName, @Nullable String usedFirstName, LocalDate birthDate, Sex sex,
        @Nullable String birthPlaceCog) {
    /** Qualified: the INS is there and the hospital vouches for it; nothing less may feed the DMP. */
    public boolean qualified() {
        return ins != null && identityStatus == IdentityStatus.QUALIFIEE;
    }

    /** @throws IllegalStateException when the identity has no INS: callers must have held it before */
    public Ins requiredIns() {
        if (ins == null) {
            throw new IllegalStateException("the identity has no matricule INS");
        }
        return ins;
    }

    /** The same, as somebody who does not know the matricule names them. */
    public Patient withoutIns() {
        return new Patient(null, identityStatus, ipp, birthName, usedName, birthGivenNames, birthFirstName, usedFirstName, birthDate, sex,
                birthPlaceCog);
    }

    /** Under 18 on that day, the day being the one of the hospital's own zone. */
    public boolean minorOn(LocalDate day) {
        return Period.between(birthDate, day).getYears() < 18;
    }

    @Override
    public String toString() {
        return "Patient[***, " + identityStatus + "]";
    }
}
