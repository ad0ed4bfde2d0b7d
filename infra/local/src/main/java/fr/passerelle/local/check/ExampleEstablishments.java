package fr.passerelle.local.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.local.sample.SampleFiles;

/** The fictitious establishments that files are read for when nobody gives a configuration. */
public final class ExampleEstablishments {
    private ExampleEstablishments() {
    }

    /** The one whose sites the public examples name. */
    public static Establishment usual() {
        try (InputStream json = ExampleEstablishments.class.getResourceAsStream("establishment.json")) {
            if (json == null) {
                throw new IllegalStateException("establishment.json is not packaged");
            }
            return new EstablishmentJson().read(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of the sample day that a JSON names, else the usual one. */
    public static Establishment named(@Nullable JsonNode json) {
        Establishment usual = usual();
        String finess = json == null ? "" : json.path("establishment").asText();
        return !finess.equals(usual.finess()) && SampleFiles.day().finessNumbers().contains(finess)
                ? new EstablishmentJson().read(SampleFiles.read("establishments/" + finess + ".json"))
                : usual;
    }
}
