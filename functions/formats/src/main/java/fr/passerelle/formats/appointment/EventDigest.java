package fr.passerelle.formats.appointment;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.json.Json;

/** What an event says, whatever the message it came in: a message sent again under another number says the same. */
public final class EventDigest {
    private EventDigest() {
    }

    /** SHA-256 of the state: two messages that claim the same place say the same or do not. */
    public static String of(AppointmentEvent event, @Nullable Reason silence) {
        try {
            return Ids.sha256(Json.mapper().writeValueAsBytes(
                    List.of(event, Optional.ofNullable(silence).map(Reason::code).orElse(""))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
