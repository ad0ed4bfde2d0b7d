package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.rule.EffectiveIdentity.Held;
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
                .orElseGet(() -> dropped.qualified() ? new Usable(dropped) : held("INS_NOT_QUALIFIED"));
    }

    /** Against all that is known: one objection is enough, the first one is told. */
    public static EffectiveIdentity effective(Patient dropped, List<KnownIdentity> feed) {
        List<EffectiveIdentity> all = feed.stream().map(known -> against(dropped, known)).toList();
        return all.stream().filter(Held.class::isInstance).findFirst()
                .orElseGet(() -> all.isEmpty() ? effective(dropped, Optional.empty()) : all.getFirst());
    }

    private static EffectiveIdentity against(Patient dropped, KnownIdentity feed) {
        return switch (feed) {
            case KnownIdentity.Known known -> against(dropped, known);
            case KnownIdentity.Withdrawn _ -> held("INS_WITHDRAWN");
            // Read through PatientRecords, a merge whose survivor is known never comes here.
            case KnownIdentity.Merged _ -> held("IDENTITY_MERGED");
        };
    }

    private static EffectiveIdentity against(Patient dropped, KnownIdentity.Known known) {
        Patient feed = known.patient();
        List<String> differing = differing(dropped, feed);
        if (!known.alerts().isEmpty()) {
            return held("IDENTITY_ALERT", String.join(", ", known.alerts()));
        }
        if (!differing.isEmpty()) {
            return held("IDENTITY_DIFFERS", String.join(", ", differing));
        }
        if (insDiffers(dropped.ins(), feed.ins())) {
            return held("INS_DIFFERS");
        }
        return feed.qualified() ? new Usable(merged(dropped, feed)) : held("IDENTITY_FEED_NOT_QUALIFIED");
    }

    /** The feed's INS and strict traits, the names the patient uses as the creator writes them. */
    private static Patient merged(Patient dropped, Patient feed) {
        return new Patient(feed.ins(), feed.identityStatus(), dropped.ipp() == null ? feed.ipp() : dropped.ipp(), feed.birthName(),
                dropped.usedName(), feed.birthGivenNames(), feed.birthFirstName(), dropped.usedFirstName(), feed.birthDate(), feed.sex(),
                feed.birthPlaceCog());
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
        return labels;
    }

    private static boolean insDiffers(@Nullable Ins dropped, @Nullable Ins feed) {
        return dropped != null && feed != null && !dropped.value().equals(feed.value());
    }

    private static Held held(String code, String... arguments) {
        return new Held(Reason.at(SUBJECT, code, arguments));
    }
}
