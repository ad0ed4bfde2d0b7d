package fr.passerelle.formats.cda.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.Example;

/** Documents of the project, as hospitals give them. */
final class Cdas {
    static final CdaReader READER = new CdaReader();

    private Cdas() {
    }

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Cdas.class.getResourceAsStream("/cda/" + name + ".xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CdaReading read(byte[] bytes) {
        return READER.read(bytes, CdaContext.alone(Example.establishment(), Environment.TEST, "depot.xml"));
    }

    static CdaReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A document in which something is written otherwise. */
    static CdaReading with(String name, String what, String instead) {
        String text = text(name);
        if (!text.contains(what)) {
            throw new IllegalArgumentException("not in the document: " + what);
        }
        return read(text.replace(what, instead));
    }
}
