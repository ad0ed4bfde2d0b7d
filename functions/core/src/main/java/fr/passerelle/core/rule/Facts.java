package fr.passerelle.core.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.Decision.Moment;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.TypeRule;

/**
 * Everything the rules may look at about one destination of one input: gathered by a function, pure data.
 *
 * @param today day in the establishment's own zone: majority and pathways are counted from it (consent-and-rules.md §6)
 * @param deletes whether documents are taken back instead of sent: a right of the patient, which no choice stops
 * @param routed whether the creator named the destinations
 * @param items documents carried; none for an appointment or a deletion
 * @param unit code of the unit that sends, absent when unknown
 * @param patient the usable identity, else the one that was given
 * @param pathway what the pathways of the establishment say now
 * @param choices the patient's, {@link Choices#UNREAD} at intake: they are read when sending
 * @param profile what the DMP last said of the profile if it is shut for sure, absent otherwise
 */
public record Facts(Moment moment, Establishment establishment, LocalDate today, Destination destination, boolean deletes, boolean routed,
        List<Item> items, @Nullable String unit, Patient patient, EffectiveIdentity identity, Found pathway, Choices choices,
        Profile.@Nullable State profile) {
    public Facts {
        items = List.copyOf(items);
    }

    /**
     * A document.
     *
     * @param id local key
     * @param type code of JDV_J07
     * @param confidentiality {@code N}, {@code R} or {@code V}
     * @param visibility flags that will apply: those asked for, those of the pathway and those of the versions before
     * @param awaitsAnnouncement hidden until the announcement, which has not been made
     * @param shown whether a version that the DMP holds is visible to the patient
     * @param cda what the hospital gave as a CDA of its own, absent when the gateway writes it
     */
    public record Item(String id, String type, String confidentiality, Visibility visibility, boolean awaitsAnnouncement, boolean shown,
            @Nullable GivenCda cda) {
        /** Whether a matricule is written in it that nobody can take out. */
        boolean bearsIns() {
            return cda != null && cda.bearsIns();
        }
    }

    boolean toDmp() {
        return destination == Destination.DMP;
    }

    boolean toPatient() {
        return destination == Destination.PATIENT_MAILBOX;
    }

    boolean toProfessional() {
        return destination == Destination.PROFESSIONAL_MAILBOX;
    }

    /** Whether it is about a minor, as far as anybody knows who the patient is. */
    boolean minor() {
        return patient.minorOn(today);
    }

    Optional<Pathway> onePathway() {
        return pathway instanceof Found.One(Pathway one) ? Optional.of(one) : Optional.empty();
    }

    /** What the pathway says of a type; nothing when it does not list it any more. */
    Optional<TypeRule> typeRule(Item item) {
        return onePathway().flatMap(p -> p.rule(item.type(), today));
    }
}
