package fr.passerelle.desk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.formats.desk.PatientId;

/** Finds every key a patient is known under: those named, and those the identity feed adds. */
public final class Patients {
    /** Merges of merges: more than these are a loop. */
    private static final int MOST_MERGES = 8;

    private final IdentityStore identities;
    private final PatientKeys keys;

    public Patients(IdentityStore identities, PatientKeys keys) {
        this.identities = identities;
        this.keys = keys;
    }

    /**
     * Keys, that of the permanent identifier first. A permanent identifier is followed to its matricule and never from there to another
     * patient, so that a matricule two patients bear shows nobody the file of the other.
     */
    public List<PatientKey> keys(String establishment, PatientId named) {
        Set<PatientKey> found = new LinkedHashSet<>();
        if (named.ipp() != null) {
            follow(establishment, named.ipp(), found);
        }
        if (named.ins() != null) {
            PatientKey under = keys.key(establishment, named.ins());
            if (named.ipp() == null) {
                bearer(establishment, under).ifPresent(ipp -> follow(establishment, ipp, found));
            }
            found.add(under);
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
            if (known.isPresent() && known.get() instanceof KnownIdentity.Merged(String survivor, _)) {
                next = survivor;
            } else {
                known.filter(KnownIdentity.Known.class::isInstance).map(KnownIdentity.Known.class::cast)
                        .ifPresent(k -> found.addAll(keys.all(establishment, k.patient())));
                return;
            }
        }
    }

    private Optional<String> bearer(String establishment, PatientKey matricule) {
        return identities.of(establishment, matricule).filter(KnownIdentity.Known.class::isInstance).map(KnownIdentity.Known.class::cast)
                .flatMap(known -> Optional.ofNullable(known.patient().ipp()));
    }
}
