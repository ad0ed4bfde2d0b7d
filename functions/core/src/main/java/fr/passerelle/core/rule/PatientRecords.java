package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.KnownIdentity.Merged;
import fr.passerelle.core.identity.KnownIdentity.Withdrawn;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.rule.EffectiveIdentity.Usable;

/**
 * Reads what the identity feed says of a patient, under all the keys of the patient. The permanent identifier speaks for itself; the
 * matricule leads to the permanent identifier that bears it, so that an identity said under one key holds under the other
 * (docs/decisions/0094-identity-feed.md).
 */
public final class PatientRecords {
    /** Merges of merges: more than these are a loop. */
    private static final int MOST_MERGES = 8;

    private final IdentityStore identities;
    private final PatientKeys keys;
    private final KnownKeys known;

    public PatientRecords(IdentityStore identities, PatientKeys keys) {
        this.identities = identities;
        this.keys = keys;
        this.known = new KnownKeys(identities, keys);
    }

    /**
     * What is read of a patient about to be sent something.
     *
     * @param keys every key whose choices are this patient's, whatever the identity
     */
    public record Identified(EffectiveIdentity identity, List<PatientKey> keys) {
        public Identified {
            keys = List.copyOf(keys);
        }
    }

    /** The identity under which something about this patient may be sent, see {@link Identities}, and all the keys. */
    public Identified identified(String establishment, Patient patient) {
        List<KnownIdentity> feed = of(establishment, patient);
        EffectiveIdentity identity = effective(establishment, patient, feed);
        Stream<Patient> used = identity instanceof Usable(Patient usable) ? Stream.of(patient, usable) : Stream.of(patient);
        Stream<Patient> said = feed.stream().flatMap(one -> one instanceof Known(Patient fed, _, _) ? Stream.of(fed) : Stream.empty());
        return new Identified(identity,
                known.linked(Stream.concat(used, said).flatMap(one -> keys.all(establishment, one).stream()).toList()));
    }

    /** The identity alone. */
    public EffectiveIdentity effective(String establishment, Patient patient) {
        return effective(establishment, patient, of(establishment, patient));
    }

    /** Every key an input about this patient is found again under. */
    public List<PatientKey> keys(String establishment, Patient patient) {
        return known.of(establishment, patient);
    }

    /** A drop that names a former matricule is judged under the present one; its traits must agree all the same. */
    private EffectiveIdentity effective(String establishment, Patient patient, List<KnownIdentity> feed) {
        EffectiveIdentity identity = Identities.effective(patient, feed);
        return identity instanceof Usable
                ? identity
                : present(establishment, patient).map(now -> Identities.effective(patient.withoutIns(), Optional.of(now))).orElse(identity);
    }

    /** The identity that a former matricule has led to, when it is that of the permanent identifier too. */
    private Optional<KnownIdentity> present(String establishment, Patient patient) {
        return Optional.ofNullable(patient.ins()).flatMap(ins -> identities.of(establishment, keys.key(establishment, ins)))
                .flatMap(under -> under instanceof Merged(String bearer, _) ? ofIpp(establishment, bearer) : Optional.empty())
                .filter(now -> patient.ipp() == null || ofIpp(establishment, patient.ipp()).filter(now::equals).isPresent());
    }

    /** All that is known: nothing when the feed never spoke of this patient, two when two patients bear the matricule. */
    public List<KnownIdentity> of(String establishment, Patient patient) {
        var known = new ArrayList<KnownIdentity>();
        String ipp = patient.ipp();
        if (ipp != null) {
            ofIpp(establishment, ipp).ifPresent(known::add);
        }
        if (patient.ins() != null) {
            bearer(establishment, patient.ins(), ipp, known.isEmpty()).ifPresent(known::add);
        }
        return known;
    }

    /** Whether a patient of the establishment bears this matricule now, also one whose former matricule it is. */
    public boolean bears(String establishment, Ins ins) {
        return bearer(establishment, ins, null, true)
                .flatMap(found -> found instanceof Merged(String ipp, _) ? ofIpp(establishment, ipp) : Optional.of(found))
                .filter(Known.class::isInstance).isPresent();
    }

    /** What is said of a permanent identifier, or of the one it lives on under. */
    public Optional<KnownIdentity> ofIpp(String establishment, String ipp) {
        Optional<KnownIdentity> known = identities.of(establishment, keys.ofIpp(establishment, ipp));
        for (int merges = 0; merges < MOST_MERGES && known.isPresent() && known.get() instanceof Merged(String survivor, _); merges++) {
            Optional<KnownIdentity> next = identities.of(establishment, keys.ofIpp(establishment, survivor));
            if (next.isEmpty()) {
                return known;
            }
            known = next;
        }
        return known;
    }

    /**
     * The identity that bears a matricule, when it says more than the permanent identifier of the drop does.
     *
     * @param alone whether nothing else is known: a matricule taken away is then an objection
     */
    private Optional<KnownIdentity> bearer(String establishment, Ins ins, @Nullable String ipp, boolean alone) {
        Optional<KnownIdentity> under = identities.of(establishment, keys.key(establishment, ins));
        if (under.isEmpty() || !(under.get() instanceof Known(Patient bearer, _, _)) || bearer.ipp() == null) {
            return under.filter(_ -> alone);
        }
        if (bearer.ipp().equals(ipp)) {
            return Optional.empty();
        }
        Optional<KnownIdentity> now = ofIpp(establishment, bearer.ipp());
        if (now.isPresent() && now.get() instanceof Known known && bears(known.patient(), ins)) {
            return now;
        }
        return alone ? now.map(lost -> new Withdrawn(lost.at())) : Optional.empty();
    }

    private static boolean bears(Patient patient, Ins ins) {
        return patient.ins() != null && patient.ins().value().equals(ins.value());
    }
}
