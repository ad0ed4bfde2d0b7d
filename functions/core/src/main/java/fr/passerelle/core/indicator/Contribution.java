package fr.passerelle.core.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.indicator.Earned.Once;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What an input and its dispatches have earned so far, from every state they have had: a pure function, so that counting again finds the
 * same marks. What was earned stays earned, whatever comes next.
 */
public final class Contribution {
    /** Mark of the documents that the gateway makes itself, e.g. the version without the restriction after an announcement. */
    private static final char MADE_HERE = '~';

    private final Input input;
    private final ZoneId zone;
    private final List<Earned> earned = new ArrayList<>();

    private Contribution(Input input, ZoneId zone) {
        this.input = input;
        this.zone = zone;
    }

    /**
     * @param histories of its dispatches
     * @param zone of the establishment: days are its own
     */
    public static List<Earned> of(Input input, List<History> histories, ZoneId zone) {
        if (!input.judged() || input.duplicateOf() != null) {
            return List.of();
        }
        var contribution = new Contribution(input, zone);
        if (input.kind() == InputKind.DESCRIPTOR) {
            contribution.input.origin().carried().stream().filter(document -> !madeHere(document))
                    .forEach(document -> new Received(contribution, document, histories).count());
        }
        contribution.stayClosed(histories);
        for (History history : histories) {
            switch (history.destination()) {
                case DMP -> new Fed(contribution, history).count();
                case PATIENT_MAILBOX -> {
                    if (!history.states().getFirst().ending()) {
                        new Mailed(contribution, history, Mailed.PATIENT).count();
                    }
                }
                case PROFESSIONAL_MAILBOX -> new Mailed(contribution, history, Mailed.PROFESSIONAL).count();
                case NONE -> {
                    // Refused before its destinations were known: only why.
                }
            }
            new Ended(contribution, history).count();
        }
        return List.copyOf(contribution.earned);
    }

    /** An event of the hospital that carries nothing and tells the end of a stay. */
    private void stayClosed(List<History> histories) {
        String stay = input.origin().stay();
        Instant discharged = input.origin().dischargedAt();
        if (histories.isEmpty() && input.origin().carried().isEmpty() && stay != null && discharged != null) {
            earn("stay", Counter.of(Indicator.STAY_CLOSED), discharged, null, new Once("stay-closed/" + stay, input.id()));
        }
    }

    Input input() {
        return input;
    }

    void earn(String owner, Counter counter, Instant at, @Nullable String type, @Nullable Once once) {
        earn(owner, counter, day(at), type, once);
    }

    void earn(String owner, Counter counter, LocalDate day, @Nullable String type, @Nullable Once once) {
        var origin = input.origin();
        var cell = new Cell(input.establishment(), day, origin.site(), type, origin.source(), origin.pathway(), origin.unit());
        earned.add(new Earned(owner + "/" + counter.word(), cell, counter, once));
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The first document that a dispatch carries; none for an appointment or a deletion. */
    Optional<Carried> carried(History history) {
        return history.documents().stream().findFirst()
                .flatMap(key -> input.origin().carried().stream().filter(c -> c.document().equals(key)).findFirst());
    }

    /** The type its mails and its refusals are counted under. */
    @Nullable
    String type(History history) {
        return carried(history).map(Carried::type).orElse(null);
    }

    static boolean madeHere(Carried document) {
        return document.document().indexOf(MADE_HERE) >= 0;
    }

    /** Digest of a local key, which is a name chosen by the hospital. */
    static String digest(Carried document) {
        return Ids.sha256(document.document().getBytes(UTF_8));
    }
}
