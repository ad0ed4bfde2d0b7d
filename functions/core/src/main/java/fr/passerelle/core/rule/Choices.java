package fr.passerelle.core.rule;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.paper.PaperCause;

/**
 * What a patient's choices say about what is to be sent.
 *
 * @param read whether they were looked at
 * @param opposition the opposition in force towards the destination, absent for none
 * @param informed whether the proof that the patient was told is there
 * @param secretCare whether a minor keeps this care secret
 * @param ordinaryCare whether somebody checked that it is not secret
 * @param pilotMember whether the patient takes part in the pilot of the pathway
 * @param paper why messages of the pathway are printed instead, absent when they are not
 */
public record Choices(boolean read, @Nullable ChoiceRecord opposition, boolean informed, boolean secretCare, boolean ordinaryCare,
        boolean pilotMember, @Nullable PaperCause paper) {
    public static final Choices UNREAD = new Choices(false, null, false, false, false, false, null);
}
