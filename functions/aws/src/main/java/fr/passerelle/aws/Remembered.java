package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Values read from outside, kept for a while. What is absent is asked again each time, so that opening an establishment takes effect at once. */
final class Remembered<V> {
    private final Map<String, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Duration age;
    private final InstantSource clock;
    private final Function<String, Optional<V>> source;

    private record Entry<V>(V value, Instant until) {}

    Remembered(Duration age, InstantSource clock, Function<String, Optional<V>> source) {
        this.age = age;
        this.clock = clock;
        this.source = source;
    }

    Optional<V> get(String key) {
        Instant now = clock.instant();
        Entry<V> known = entries.get(key);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.value());
        }
        Optional<V> read = source.apply(key);
        read.ifPresent(value -> entries.put(key, new Entry<>(value, now.plus(age))));
        return read;
    }
}
