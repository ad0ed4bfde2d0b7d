package fr.passerelle.formats.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

/**
 * A JSON of the project's own that cannot be read.
 *
 * <p>Says which field, never its value: the cause, whose message may quote an identity, is deliberately not kept.
 */
public final class UnreadableJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what the kind of content, e.g. {@code package} */
    UnreadableJsonException(String what, JsonProcessingException cause) {
        super(what + " unreadable at " + place(cause), null);
    }

    /** @param faults what is wrong, one phrase each, without any value that identifies a patient */
    UnreadableJsonException(String what, Iterable<String> faults) {
        super(what + " refused: " + String.join("; ", faults));
    }

    private static String place(JsonProcessingException cause) {
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPathReference();
        }
        return cause.getLocation() == null ? "an unknown place" : "line " + cause.getLocation().getLineNr();
    }
}
