package fr.passerelle.formats.json;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;

import fr.passerelle.core.establishment.Establishment;

/** The configuration of an establishment, {@code establishments/<FINESS>.json} of the configuration bucket. */
public final class EstablishmentJson {
    /**
     * Reads a configuration.
     *
     * @throws UnreadableJsonException when it is not one: the message names every fault
     */
    public Establishment read(byte[] json) {
        try {
            return Json.mapper().readValue(json, Establishment.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableJsonException("establishment", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 JSON, the same bytes for the same establishment. */
    public byte[] write(Establishment establishment) {
        try {
            return Json.mapper().writeValueAsBytes(establishment);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every establishment can be written", e);
        }
    }
}
