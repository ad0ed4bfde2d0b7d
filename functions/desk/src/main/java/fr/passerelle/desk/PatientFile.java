package fr.passerelle.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.KnownIdentity;

/**
 * What the gateway knows of a patient of an establishment, save what was sent.
 *
 * @param establishment FINESS EJ
 * @param identities what the identity feed said, under each key
 * @param history lines of choices, the one collected first before the others
 * @param profile what the DMP last said, absent when nobody asked
 * @param inputs ids of what was received about the patient, oldest first
 * @param accesses who read or changed this, oldest first
 */
public record PatientFile(String establishment, List<KnownIdentity> identities, List<ChoiceRecord> history, Optional<Profile> profile,
        List<String> inputs, List<Access> accesses) {
    public PatientFile {
        identities = List.copyOf(identities);
        history = List.copyOf(history);
        inputs = List.copyOf(inputs);
        accesses = List.copyOf(accesses);
    }

    /** Whether anything is known: a mistaken identity has nothing. Having been looked for is nothing. */
    public boolean known() {
        return !identities.isEmpty() || !history.isEmpty() || profile.isPresent() || !inputs.isEmpty();
    }

    /** The choices that apply. */
    public Consents inForce(Instant now) {
        return Consents.at(history, now);
    }
}
