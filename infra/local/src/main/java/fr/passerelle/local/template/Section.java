package fr.passerelle.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One map of the resolved template and where it is, so that each fault names its place.
 *
 * @param where path for messages, e.g. {@code DropQueue.Properties}
 */
record Section(String where, Map<String, Object> values) {
    /** @throws TemplateException naming what is neither used here nor known to have no effect on one machine */
    Section only(Set<String> used, Set<String> withoutEffect) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(used);
        unknown.removeAll(withoutEffect);
        if (!unknown.isEmpty()) {
            throw new TemplateException(where + ": not understood by the local platform: " + unknown);
        }
        return this;
    }

    String text(String name) {
        return find(name).map(String::valueOf).orElseThrow(() -> new TemplateException(where + "." + name + " is missing"));
    }

    String text(String name, String otherwise) {
        return find(name).map(String::valueOf).orElse(otherwise);
    }

    int number(String name) {
        return parse(name, text(name));
    }

    int number(String name, int otherwise) {
        return parse(name, text(name, Integer.toString(otherwise)));
    }

    Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name, "false"));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** An inner map, empty when absent. */
    Section section(String name) {
        return find(name).map(value -> of(where + "." + name, value)).orElseGet(() -> new Section(where + "." + name, Map.of()));
    }

    /** Inner maps of a list, none when absent. */
    List<Section> sections(String name) {
        return list(name).stream().map(value -> of(where + "." + name, value)).toList();
    }

    List<?> list(String name) {
        Optional<Object> value = find(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof List<?> list) {
            return list;
        }
        throw new TemplateException(where + "." + name + " is not a list");
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    static Section of(String where, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Section(where, YamlFile.strings(map));
        }
        throw new TemplateException(where + " is not a map");
    }

    private int parse(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new TemplateException(where + "." + name + " is not a whole number: " + value);
        }
    }
}
