package fr.passerelle.local.eventsource;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fr.passerelle.local.template.TemplateException;

/** Event patterns of a mapping: nested fields, equality and {@code prefix} ("Filter rule syntax"); anything else is refused. */
final class EventFilter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> patterns;

    /** @throws TemplateException when a pattern is not JSON or uses another comparison */
    EventFilter(List<String> patterns) {
        this.patterns = patterns.stream().map(EventFilter::parsed).toList();
        this.patterns.forEach(EventFilter::refuseOtherComparisons);
    }

    /** Without pattern everything passes; with several, one is enough. */
    boolean lets(JsonNode event) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, event));
    }

    private static JsonNode parsed(String pattern) {
        try {
            return JSON.readTree(pattern);
        } catch (JsonProcessingException e) {
            throw new TemplateException("a filter pattern is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void refuseOtherComparisons(JsonNode pattern) {
        if (pattern.isArray()) {
            for (JsonNode choice : pattern) {
                if (choice.isObject() && !(choice.size() == 1 && choice.path("prefix").isTextual())) {
                    throw new TemplateException("a filter pattern uses a comparison that the local platform does not have: " + choice);
                }
            }
        } else if (pattern.isObject()) {
            pattern.forEach(EventFilter::refuseOtherComparisons);
        } else {
            throw new TemplateException("a filter pattern compares with a list: " + pattern);
        }
    }

    private static boolean fits(JsonNode pattern, JsonNode value) {
        if (pattern.isArray()) {
            for (JsonNode choice : pattern) {
                if (choice.isObject()
                        ? value.isTextual() && value.asText().startsWith(choice.path("prefix").asText())
                        : choice.equals(value)) {
                    return true;
                }
            }
            return false;
        }
        return pattern.properties().stream().allMatch(field -> fits(field.getValue(), value.path(field.getKey())));
    }
}
