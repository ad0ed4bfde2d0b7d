package fr.passerelle.aws;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.request.IntakeRequest;

/** Body of a request on the drop queue, beside the events of S3; written and read here only, and nothing of the patient in it. */
public final class IntakeMessage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REQUEST = "request";

    private IntakeMessage() {
    }

    public static String write(IntakeRequest request) {
        ObjectNode body = JSON.createObjectNode();
        return (switch (request) {
            case IntakeRequest.JudgeAgain(String inputId) -> body.put(REQUEST, "judge-again").put("input", inputId);
            case IntakeRequest.Reveal(ChainKey document, String by) -> body.put(REQUEST, "reveal")
                    .put("establishment", document.establishment()).put("document", document.root()).put("by", by);
            case IntakeRequest.Correct(String incident) -> body.put(REQUEST, "correct").put("incident", incident);
        }).toString();
    }

    /**
     * Reads a body of the drop queue.
     *
     * @return empty for a body that is no request: an event of S3
     * @throws IllegalArgumentException for a request that cannot be understood
     */
    public static Optional<IntakeRequest> read(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!root.has(REQUEST)) {
            return Optional.empty();
        }
        return Optional.of(switch (text(root, REQUEST)) {
            case "judge-again" -> new IntakeRequest.JudgeAgain(text(root, "input"));
            case "reveal" -> new IntakeRequest.Reveal(new ChainKey(text(root, "establishment"), text(root, "document")), text(root, "by"));
            case "correct" -> new IntakeRequest.Correct(text(root, "incident"));
            default -> throw new IllegalArgumentException("unknown request on the drop queue");
        });
    }

    private static String text(JsonNode root, String field) {
        String value = root.path(field).textValue();
        if (value == null) {
            throw new IllegalArgumentException("request on the drop queue without " + field);
        }
        return value;
    }
}
