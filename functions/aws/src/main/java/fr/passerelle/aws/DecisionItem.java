package fr.passerelle.aws;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.dispatch.Decision;

/** What the rules decided, as one attribute of a dispatch and of each line of its history. */
final class DecisionItem {
    private DecisionItem() {
    }

    static @Nullable Map<String, AttributeValue> write(@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        Map<String, AttributeValue> inputs = decision.inputs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> AttributeValue.fromS(e.getValue())));
        return new ItemBuilder().text("moment", decision.moment().name()).texts("rules", decision.rules()).map("inputs", inputs)
                .text("configuration", decision.configuration()).instant("at", decision.at()).build();
    }

    static @Nullable Decision read(ItemReader item) {
        if (item.attributes().isEmpty()) {
            return null;
        }
        Map<String, String> inputs = item.map("inputs").attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().s()));
        return new Decision(Decision.Moment.valueOf(item.text("moment")), item.texts("rules"), inputs, item.text("configuration"),
                item.instant("at"));
    }
}
