package fr.passerelle.hl7.feed;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Hl7Reading;
import fr.passerelle.hl7.ack.AnswerPlan;

/**
 * The body of a queue message that is HL7 v2.
 *
 * @param message absent when not even the header can be read: nobody can be answered
 * @param establishment FINESS EJ: that of the attribute of the queue message, else the one of MSH-4, else the one that gave the permanent
 *        identifier of the patient (PID-3); absent when none is told
 * @param digest SHA-256 of the body
 */
public record FeedMessage(@Nullable Hl7Message message, @Nullable String establishment, String digest, List<Reason> faults,
        List<Reason> notes) {
    private static final int FACILITY = 4;
    private static final int IDENTIFIERS = 3;

    public FeedMessage {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** Whether a body is no JSON but HL7 v2. */
    public static boolean isEr7(String body) {
        return body.stripLeading().startsWith("MSH");
    }

    /** @param told establishment told beside the body, absent when it is not */
    public static FeedMessage read(String body, @Nullable String told) {
        String text = body.stripLeading();
        Hl7Reading reading = new Hl7Reader().read(text);
        Hl7Message message = reading.message();
        String establishment = Optional.ofNullable(told).filter(Finess::wellFormed)
                .or(() -> Optional.ofNullable(message).flatMap(FeedMessage::named))
                .orElse(null);
        return new FeedMessage(message, establishment, Ids.sha256(body.getBytes(StandardCharsets.UTF_8)), reading.faults(),
                reading.notes());
    }

    /** How it is answered; nothing when it cannot be. */
    public Optional<AnswerPlan> answer(ZoneId zone) {
        return Optional.ofNullable(message).filter(m -> m.header().answerable()).map(m -> AnswerPlan.technical(m.header(), zone));
    }

    private static Optional<String> named(Hl7Message message) {
        var facility = message.segments().getFirst().field(FACILITY);
        Stream<String> identifiers = message.first("PID").stream().flatMap(pid -> pid.repetitions(IDENTIFIERS).stream())
                .filter(id -> id.text(5).equals("PI")).map(id -> id.text(4, 2));
        return Stream.concat(Stream.of(facility.text(2), facility.text()), identifiers).filter(Finess::wellFormed).findFirst();
    }
}
