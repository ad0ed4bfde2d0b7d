package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.rule.EffectiveIdentity.Held;
import fr.passerelle.core.rule.EffectiveIdentity.Unqualified;
import fr.passerelle.core.rule.EffectiveIdentity.Usable;

/**
 * What the identity of a drop becomes against the identity feed of the hospital: the more restrictive of the two wins, and the feed
 * never lends its qualification to somebody else's traits (consent-and-rules.md §7 and §8, lines 6-7; messages.md §7.3-7.4). Pure.
 */
public final class Identities {
    private static final String SUBJECT = "/patient";

    private Identities() {
    }

    /**
     * Against what is known under one key.
     *
     * @param dropped as the creator gives it
     * @param feed empty when the feed never spoke of this patient: the drop is then believed
     */
    public static EffectiveIdentity effective(Patient dropped, Optional<KnownIdentity> feed) {
        return feed.map(known -> against(dropped, known))
                .orElseGet(() -> dropped.qualified() ? new Usable(dropped) : new Unqualified(dropped, reason("INS_NOT_QUALIFIED")));
    }

    /** Against all that is known: one objection is enough, the first one is told. Of two bearers none is merely not qualified. */
    public static EffectiveIdentity effective(Patient dropped, List<KnownIdentity> feed) {
        if (feed.size() < 2) {
            return effective(dropped, feed.stream().findFirst());
        }
        List<EffectiveIdentity> all = feed.stream().map(known -> against(dropped, known)).toList();
        return all.stream().filter(one -> !(one instanceof Usable)).findFirst()
                .map(objecting -> objecting instanceof Unqualified(_, Reason why) ? new Held(why) : objecting).orElseGet(all::getFirst);
    }

    /** Why nothing may leave under this identity, whatever a drop says; empty when it is sound. */
    public static Optional<Reason> objection(KnownIdentity feed) {
        return switch (feed) {
            case KnownIdentity.Known(Patient patient, List<String> alerts, Instant _) -> !alerts.isEmpty()
                    ? Optional.of(reason("IDENTITY_ALERT", String.join(", ", alerts)))
                    : patient.qualified() ? Optional.empty() : Optional.of(reason("IDENTITY_FEED_NOT_QUALIFIED"));
            case KnownIdentity.Withdrawn _ -> Optional.of(reason("INS_WITHDRAWN"));
            // Read through PatientRecords, a merge whose survivor is known never comes here.
            case KnownIdentity.Merged _ -> Optional.of(reason("IDENTITY_MERGED"));
        };
    }

    /** Whether all that stands against it is that its INS is not qualified. */
    public static boolean onlyUnqualified(KnownIdentity feed) {
        return feed instanceof KnownIdentity.Known known && known.alerts().isEmpty() && !known.patient().qualified();
    }

    private static EffectiveIdentity against(Patient dropped, KnownIdentity feed) {
        Optional<Reason> objection = objection(feed);
        if (!(feed instanceof KnownIdentity.Known(Patient patient, List<String> alerts, Instant _)) || !alerts.isEmpty()) {
            return new Held(objection.orElseThrow());
        }
        Optional<Reason> contradiction = contradiction(dropped, patient);
        return contradiction.isPresent()
                ? new Held(contradiction.get())
                : objection.<EffectiveIdentity>map(why -> new Unqualified(unqualified(dropped, patient), why))
                        .orElseGet(() -> new Usable(merged(dropped, patient)));
    }

    private static Optional<Reason> contradiction(Patient dropped, Patient feed) {
        List<String> differing = differing(dropped, feed);
        if (!differing.isEmpty()) {
            return Optional.of(reason("IDENTITY_DIFFERS", String.join(", ", differing)));
        }
        return insDiffers(dropped.ins(), feed.ins()) ? Optional.of(reason("INS_DIFFERS")) : Optional.empty();
    }

    /** The feed's INS and strict traits, the names the patient uses as the creator writes them. */
    private static Patient merged(Patient dropped, Patient feed) {
        return new Patient(feed.ins(), feed.identityStatus(), dropped.ipp() == null ? feed.ipp() : dropped.ipp(), feed.birthName(),
                dropped.usedName(), feed.birthGivenNames(), feed.birthFirstName(), dropped.usedFirstName(), feed.birthDate(), feed.sex(),
                feed.birthPlaceCog());
    }

    /** The strict traits of the feed; the matricule of the creator, which nobody vouches for, still leads to what the patient chose. */
    private static Patient unqualified(Patient dropped, Patient feed) {
        Patient one = merged(dropped, feed);
        IdentityStatus status = one.identityStatus() == IdentityStatus.QUALIFIEE ? IdentityStatus.VALIDEE : one.identityStatus();
        return new Patient(dropped.ins(), status, one.ipp(), one.birthName(), one.usedName(), one.birthGivenNames(), one.birthFirstName(),
                one.usedFirstName(), one.birthDate(), one.sex(), one.birthPlaceCog());
    }

    /** Labels of the strict traits that contradict each other. */
    private static List<String> differing(Patient dropped, Patient feed) {
        var labels = new ArrayList<String>();
        if (!Names.same(dropped.birthName(), feed.birthName())) {
            labels.add("nom de naissance");
        }
        if (!Names.same(dropped.birthFirstName(), feed.birthFirstName())) {
            labels.add("premier prénom de naissance");
        }
        if (!dropped.birthDate().equals(feed.birthDate())) {
            labels.add("date de naissance");
        }
        if (dropped.sex() != Sex.U && feed.sex() != Sex.U && dropped.sex() != feed.sex()) {
            labels.add("sexe");
        }
        if (dropped.birthPlaceCog() != null && feed.birthPlaceCog() != null && !dropped.birthPlaceCog().equals(feed.birthPlaceCog())) {
            labels.add("lieu de naissance");
        }
        return labels;
    }

    private static boolean insDiffers(@Nullable Ins dropped, @Nullable Ins feed) {
        return dropped != null && feed != null && !dropped.value().equals(feed.value());
    }

    private static Reason reason(String code, String... arguments) {
        return Reason.at(SUBJECT, code, arguments);
    }
}
