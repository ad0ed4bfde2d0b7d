package fr.passerelle.core.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.rule.Facts.Item;

/**
 * What is about to be sent to one destination.
 *
 * @param patient as it was when the input was judged
 * @param unit code of the unit that sends, absent when unknown
 * @param pathway identifier of the pathway it was counted to, absent for a deletion
 * @param deletes whether documents are taken back
 * @param items documents carried, with the visibility that applies to each now
 * @param subject the same, as a patient's choices tell it apart
 * @param again whether an order of replay asks for it: what came back of earlier messages no longer keeps it from leaving
 */
public record Parcel(Destination destination, Establishment establishment, Patient patient, @Nullable String unit,
        @Nullable String pathway, boolean deletes, List<Item> items, Subject subject, boolean again) {
    public Parcel {
        items = List.copyOf(items);
    }

    /** Nothing was asked for again. */
    public Parcel(Destination destination, Establishment establishment, Patient patient, @Nullable String unit, @Nullable String pathway,
            boolean deletes, List<Item> items, Subject subject) {
        this(destination, establishment, patient, unit, pathway, deletes, items, subject, false);
    }

    /** The same, asked for again or not. */
    public Parcel again(boolean asked) {
        return new Parcel(destination, establishment, patient, unit, pathway, deletes, items, subject, asked);
    }

    /** Whether it was written by its intake, under the identity of then; the mail of an appointment is written when it leaves. */
    boolean prepared() {
        return deletes || !items.isEmpty();
    }
}
