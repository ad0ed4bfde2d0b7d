package fr.passerelle.hl7.ack;

import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.ack.BusinessAck.Party;

/**
 * What must be known of a message to answer it, for as long as an answer may be owed.
 *
 * @param zone of the times written
 * @param reception whether {@code Z01} and {@code Z02} are asked for
 * @param reading whether {@code Z03} is asked for
 * @param professionals recipients in the order of the dispatches to professionals
 * @param patient absent when nothing goes to the patient
 */
public record AnswerPlan(MessageHeader received, ZoneId zone, boolean reception, boolean reading, List<Party> professionals,
        @Nullable Party patient) {
    public AnswerPlan {
        professionals = List.copyOf(professionals);
    }

    /** That of a message which asks for nothing but its technical acknowledgement. */
    public static AnswerPlan technical(MessageHeader received, ZoneId zone) {
        return new AnswerPlan(received, zone, false, false, List.of(), null);
    }
}
