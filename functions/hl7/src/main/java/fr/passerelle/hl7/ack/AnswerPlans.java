package fr.passerelle.hl7.ack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

import fr.passerelle.core.port.PackageVault;
import fr.passerelle.formats.json.Json;

/**
 * The plans in the vault, {@code <input>/hl7/answer.json}: kept before a message is judged, and longer than its content, since a reading may
 * be told months later (docs/retention.md).
 */
public final class AnswerPlans {
    private static final String NAME = "/hl7/answer.json";

    private final PackageVault vault;

    public AnswerPlans(PackageVault vault) {
        this.vault = vault;
    }

    /** Writes the same bytes for the same plan. */
    public void keep(String inputId, AnswerPlan plan) {
        try {
            vault.put(inputId + NAME, Json.mapper().writeValueAsBytes(plan), "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every plan can be written", e);
        }
    }

    /** The plan of an input; nothing for one that was no message, or that is no longer kept. */
    public Optional<AnswerPlan> find(String inputId) {
        return vault.find(inputId + NAME).map(found -> {
            try (InputStream json = found) {
                return Json.mapper().readValue(json, AnswerPlan.class);
            } catch (IOException e) {
                throw new UncheckedIOException("plan of the answers of an input", e);
            }
        });
    }
}
