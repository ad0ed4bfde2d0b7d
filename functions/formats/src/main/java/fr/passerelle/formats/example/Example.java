package fr.passerelle.formats.example;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.json.PackageJson;

/** The packaged examples: what comes in and what an intake leaves for the dispatch functions, of patients of the test domain. */
public final class Example {
    private Example() {
    }

    /** A descriptor, one of the published ones (docs/drop-format.md). */
    public static byte[] descriptor() {
        return bytes(DropReader.class, "examples/lettre-de-liaison.json");
    }

    /** An event of an appointment (docs/appointment-format.md). */
    public static byte[] appointment() {
        return bytes(Example.class, "appointment.json");
    }

    /** An event of the hospital about a patient (docs/events.md). */
    public static byte[] event() {
        return bytes(Example.class, "event.json");
    }

    /** A pathway (docs/pathways.md). */
    public static byte[] pathway() {
        return bytes(Example.class, "pathway.yaml");
    }

    /** A package of one document towards every destination. */
    public static DocumentPackage documents() {
        return new PackageJson().readDocuments(new ByteArrayInputStream(bytes(Example.class, "package.json")));
    }

    /** What stands at a path of the vault, as the metadata of {@link #documents} describe it: a small XML document, or else a PDF of one page. */
    public static InputStream open(String path) {
        return new ByteArrayInputStream(bytes(Example.class, path.endsWith(".xml") ? "document.xml" : "document.pdf"));
    }

    private static byte[] bytes(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
