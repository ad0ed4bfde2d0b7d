package fr.passerelle.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The objects of the {@link AwsStub}: one drop of a descriptor and its PDF, and the establishment that made it.
 *
 * @param byPath content by {@code /<bucket>/<key>}
 */
record StubObjects(Map<String, byte[]> byPath) {
    static StubObjects ofOneDrop() {
        return new StubObjects(Map.of("/drops/750999997/inbox/bench.json", Event.DESCRIPTOR.content().getBytes(StandardCharsets.UTF_8),
                "/drops/750999997/inbox/scanner-0042.pdf", resource("event/one-page.pdf"),
                "/configuration/establishments/750999997.json", resource("event/establishment.json")));
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
