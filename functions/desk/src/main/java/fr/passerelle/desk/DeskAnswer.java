package fr.passerelle.desk;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.reject.RejectCatalogue;

/**
 * An answer.
 *
 * @param status of HTTP
 */
public record DeskAnswer(int status, ObjectNode body) {
    static DeskAnswer ok(ObjectNode body) {
        return new DeskAnswer(200, body);
    }

    /** Says nothing of what exists: a caller of one establishment learns nothing of another. */
    static DeskAnswer forbidden() {
        return new DeskAnswer(403, sentence("Appel refusé."));
    }

    static DeskAnswer notFound(String text) {
        return new DeskAnswer(404, sentence(text));
    }

    static DeskAnswer tooLarge(int most) {
        return new DeskAnswer(413, sentence("Le corps de l'appel dépasse " + most + " octets."));
    }

    static DeskAnswer unavailable() {
        return new DeskAnswer(503, sentence("Le service ne répond pas : rien ne dit ce qui a été enregistré, renvoyer le même appel."));
    }

    static DeskAnswer faults(List<Reason> faults, RejectCatalogue catalogue) {
        ObjectNode body = sentence("L'appel comporte " + faults.size() + " faute(s).");
        ArrayNode each = body.putArray("faults");
        faults.forEach(fault -> each.addObject().put("code", fault.code()).put("subject", fault.subject())
                .put("text", catalogue.sentence(fault)));
        return new DeskAnswer(400, body);
    }

    private static ObjectNode sentence(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text);
    }
}
