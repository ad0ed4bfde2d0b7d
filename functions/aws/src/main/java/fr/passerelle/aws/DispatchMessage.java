package fr.passerelle.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import fr.passerelle.core.dispatch.DispatchRef;

/** Body of a message of the dispatch queues, written and read here only: a JSON object of two ids, and nothing of the patient. */
public record DispatchMessage(String input, String dispatch) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final ObjectReader READER = JSON.readerFor(DispatchMessage.class);
    private static final ObjectWriter WRITER = JSON.writerFor(DispatchMessage.class);

    public static String write(DispatchRef ref) {
        try {
            return WRITER.writeValueAsString(new DispatchMessage(ref.inputId(), ref.dispatchId()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two texts are always writable", e);
        }
    }

    /** @throws IllegalArgumentException when the body is no such message */
    public static DispatchRef read(String body) {
        try {
            DispatchMessage message = READER.readValue(body);
            if (message == null) {
                throw new IllegalArgumentException("message of the dispatch queue: null");
            }
            return new DispatchRef(message.input(), message.dispatch());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("message of the dispatch queue", e);
        }
    }
}
