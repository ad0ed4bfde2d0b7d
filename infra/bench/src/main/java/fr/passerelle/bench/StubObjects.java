package fr.passerelle.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The objects of the {@link AwsStub}: the one establishment the events speak of.
 *
 * @param byPath content by {@code /<bucket>/<key>}
 */
record StubObjects(Map<String, byte[]> byPath) {
    static StubObjects ofOneEstablishment() {
        return new StubObjects(Map.of("/configuration/establishments/750999997.json", resource("event/establishment.json")));
    }

    Optional<byte[]> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(StubObjects.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
