package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.consent.Profile.State;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.ProfileStore;

/** What the DMP said of the profiles of patients, so that it is not asked in vain (consent-and-rules.md §4.4). */
final class Profiles {
    private final ProfileStore store;
    private final PatientKeys keys;

    Profiles(ProfileStore store, PatientKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    Optional<Profile> known(DocumentPackage content) {
        return store.profile(key(content));
    }

    /**
     * Learns from an answer. An open profile is written only over another one: most patients have no record at all.
     *
     * @param known the record so far
     */
    void learn(DocumentPackage content, Reaction reaction, @Nullable Profile known, Instant now) {
        state(reaction).filter(state -> state != State.OPEN || (known != null && known.state() != State.OPEN))
                .ifPresent(state -> store.record(key(content), new Profile(state, now)));
    }

    private static Optional<State> state(Reaction reaction) {
        return reaction.kind() == Kind.DONE ? Optional.of(State.OPEN) : reaction.shutProfile();
    }

    private PatientKey key(DocumentPackage content) {
        return keys.key(content.establishment().finess(), content.patient().requiredIns());
    }
}
