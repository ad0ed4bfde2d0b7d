package fr.passerelle.core.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.KnownIdentity.Merged;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PatientKeys;

/**
 * Every key a patient is known under: those named, those the identity feed adds, and those that a merge or a change of matricule has ever
 * led to, both ways, so that no opposition is missed (docs/decisions/0122-keys-of-a-patient.md).
 */
public final class KnownKeys {
    /** Merges of merges: more than these are a loop. */
    private static final int MOST_MERGES = 8;

    private final IdentityStore identities;
    private final PatientKeys keys;

    public KnownKeys(IdentityStore identities, PatientKeys keys) {
        this.identities = identities;
        this.keys = keys;
    }

    /**
     * Of a patient named by one identifier or both, that of the permanent identifier first. A permanent identifier is followed to its
     * matricule and never from there to another patient, so that a matricule two patients bear shows nobody the file of the other.
     */
    public List<PatientKey> named(String establishment, @Nullable String ipp, @Nullable Ins ins) {
        Set<PatientKey> found = new LinkedHashSet<>();
        if (ipp != null) {
            follow(establishment, ipp, found);
        }
        if (ins != null) {
            PatientKey under = keys.key(establishment, ins);
            if (ipp == null) {
                bearer(establishment, under).ifPresent(bearer -> follow(establishment, bearer, found));
            }
            found.add(under);
        }
        return linked(found);
    }

    /** Of a patient as a drop or the feed gives them, without reading the registers. */
    public List<PatientKey> of(String establishment, Patient patient) {
        return linked(keys.all(establishment, patient));
    }

    /** These keys, then all that they lead to. */
    public List<PatientKey> linked(Collection<PatientKey> known) {
        Set<PatientKey> found = new LinkedHashSet<>(known);
        var next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            identities.linked(next.remove()).stream().filter(found::add).forEach(next::add);
        }
        return List.copyOf(found);
    }

    private void follow(String establishment, String ipp, Set<PatientKey> found) {
        String next = ipp;
        for (int merges = 0; merges <= MOST_MERGES; merges++) {
            PatientKey key = keys.ofIpp(establishment, next);
            if (!found.add(key)) {
                return;
            }
            Optional<KnownIdentity> known = identities.of(establishment, key);
            if (known.isPresent() && known.get() instanceof Merged(String survivor, _)) {
                next = survivor;
            } else {
                if (known.isPresent() && known.get() instanceof Known(Patient patient, _, _)) {
                    found.addAll(keys.all(establishment, patient));
                }
                return;
            }
        }
    }

    private Optional<String> bearer(String establishment, PatientKey matricule) {
        return identities.of(establishment, matricule).flatMap(known -> switch (known) {
            case Known(Patient patient, _, _) -> Optional.ofNullable(patient.ipp());
            case Merged(String ipp, _) -> Optional.of(ipp);
            case KnownIdentity.Withdrawn _ -> Optional.empty();
        });
    }
}
