package fr.passerelle.formats.consent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.Reach;

/** Lines of the history of a patient's choices as they are shown, in the words of {@code choice.schema.json}. */
public final class ChoiceJson {
    private ChoiceJson() {
    }

    /** One line; its {@code id} is what names it to withdraw it. */
    public static ObjectNode write(ChoiceRecord line) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", line.id());
        choice(node, line.choice());
        node.put("from", line.from().toString());
        if (line.to() != null) {
            node.put("to", line.to().toString());
        }
        return node.put("withdrawn", line.withdrawn()).put("source", line.source()).put("collectedBy", line.collectedBy())
                .put("collectedAt", line.collectedAt().toString()).put("recordedAt", line.recordedAt().toString());
    }

    private static void choice(ObjectNode node, Choice choice) {
        switch (choice) {
            case Choice.Informed(Choice.Channel channel) -> node.put("operation", "information").put("informed", true)
                    .put("channel", Words.of(channel));
            case Choice.NotCollected() -> node.put("operation", "information").put("informed", false);
            case Choice.Opposition o -> {
                reach(node.put("operation", "opposition"), o.reach());
                var destinations = node.putArray("destinations");
                o.scopes().stream().sorted().forEach(scope -> destinations.add(scope.word()));
                node.put("reason", Words.of(o.reason()));
            }
            case Choice.PaperWish() -> node.put("operation", "paper");
            case Choice.SecretCare(Reach reach) -> reach(node.put("operation", "secret-care"), reach);
            case Choice.OrdinaryCare(Reach reach) -> reach(node.put("operation", "ordinary-care"), reach);
            case Choice.Represented(Choice.Representation by) -> node.put("operation", "representation").put("by", Words.of(by));
            case Choice.PilotMember(String pathway) -> node.put("operation", "pilot").put("pathway", pathway);
        }
    }

    private static void reach(ObjectNode node, Reach reach) {
        switch (reach) {
            case Reach.All() -> node.put("everything", true);
            case Reach.Stay(String number) -> node.putObject("reach").put("stay", number);
            case Reach.Document(String document) -> node.putObject("reach").put("document", document);
            case Reach.Type(String code) -> node.putObject("reach").put("type", code);
        }
    }
}
