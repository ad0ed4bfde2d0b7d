package fr.passerelle.acknowledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.reject.Owner;
import fr.passerelle.core.reject.RejectCatalogue;

/**
 * The French words of each state, what comes next and who does it, kept as data in {@code next-steps.properties}: one entry a state, or a
 * state and what it waits for ({@code held.identity}), or a state and its class ({@code refused.fault}).
 */
final class NextSteps {
    /** In place of an owner: those of the reasons. */
    private static final String OF_THE_REASONS = "REASONS";

    private final Properties lines = load();

    /**
     * What the hospital reads of a state.
     *
     * @param actors empty when nobody has anything to do
     */
    record Step(String label, String action, List<Owner> actors) {
        Step {
            actors = List.copyOf(actors);
        }
    }

    /** @throws IllegalStateException for a state without an entry */
    Step after(Dispatch dispatch, RejectCatalogue catalogue) {
        String key = key(dispatch);
        return new Step(required(key + ".label"), required(key + ".action"),
                actors(required(key + ".actor"), dispatch.reasons(), catalogue));
    }

    /** The destination in French, e.g. {@code messagerie du patient}. */
    String label(Destination destination) {
        return required("destination." + destination.word());
    }

    private static String key(Dispatch dispatch) {
        HoldReason hold = dispatch.hold();
        RefusalClass refusal = dispatch.refusal();
        String key = dispatch.state().word();
        if (hold != null) {
            return key + "." + hold.word();
        }
        return refusal == null ? key : key + "." + refusal.word();
    }

    private static List<Owner> actors(String word, List<Reason> reasons, RejectCatalogue catalogue) {
        Stream<Owner> owners = word.equals(OF_THE_REASONS)
                ? reasons.stream().map(r -> catalogue.entry(r.code()).owner())
                : Stream.of(Owner.valueOf(word));
        return owners.filter(o -> o != Owner.NOBODY).distinct().toList();
    }

    private String required(String key) {
        String value = lines.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("next-steps.properties: " + key + " is missing");
        }
        return value;
    }

    private static Properties load() {
        var lines = new Properties();
        try (InputStream data = NextSteps.class.getResourceAsStream("next-steps.properties")) {
            if (data == null) {
                throw new IllegalStateException("next-steps.properties is not packaged");
            }
            lines.load(new InputStreamReader(data, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
