package fr.passerelle.mailboxdispatch;

import com.fasterxml.jackson.core.JsonProcessingException;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.formats.json.Json;

/** Body of a message of the dispatch queues. */
record DispatchMessage(String input, String dispatch) {
    /** @throws IllegalArgumentException when the body is no such message */
    static DispatchRef read(String body) {
        try {
            DispatchMessage message = Json.mapper().readValue(body, DispatchMessage.class);
            return new DispatchRef(message.input(), message.dispatch());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("message of the dispatch queue", e);
        }
    }
}
