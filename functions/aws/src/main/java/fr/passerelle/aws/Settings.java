package fr.passerelle.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of a function: the environment variables {@code template.yaml} gives it, or a map in tests and on the local platform. */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Map.copyOf(values);
    }

    public static Settings ofEnvironment() {
        return new Settings(System.getenv());
    }

    /** @throws IllegalStateException naming the setting when it is absent or blank */
    public String required(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("setting " + name + " is missing"));
    }

    /** The value, or {@code otherwise} when it is absent or blank. */
    public String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** A whole number. @throws IllegalStateException naming the setting when it is something else */
    public long number(String name, long otherwise) {
        Optional<String> value = find(name);
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value.get());
        } catch (NumberFormatException e) {
            throw new IllegalStateException("setting " + name + " is not a whole number", e);
        }
    }

    /** A number of seconds. @throws IllegalStateException naming the setting when it is something else */
    public Duration seconds(String name, long otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }

    /** The value, absent when it is not set or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** Names only: a value may be an address or a secret. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
