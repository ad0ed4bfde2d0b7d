package fr.passerelle.core.indicator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.indicator.Earned.Once;

/**
 * A document as it came in. Only the first version of a document is counted as received, once over all the drops that bring it; a
 * replacement is counted apart, so that it changes no rate.
 */
final class Received {
    /** Refusals that say that the type or the pathway does not feed the DMP. */
    private static final Set<String> NOT_FED = Set.of("TYPE_NOT_IN_DMP", "PATHWAY_EXCLUDES");
    /** What the rules call an identity that may be sent with. */
    private static final String USABLE = "USABLE";

    private final Contribution contribution;
    private final Carried document;
    private final List<History> histories;
    private final Once once;

    Received(Contribution contribution, Carried document, List<History> histories) {
        this.contribution = contribution;
        this.document = document;
        this.histories = histories.stream()
                .filter(h -> h.destination() != Destination.NONE && h.documents().contains(document.document())).toList();
        this.once = new Once("document/" + Contribution.digest(document), contribution.input().id());
    }

    void count() {
        if (histories.stream().noneMatch(History::entered)) {
            return;
        }
        if (!document.first()) {
            contribution.earn(document.document(), Counter.of(Indicator.REPLACEMENT_RECEIVED), contribution.input().receivedAt(),
                    document.type(), null);
            return;
        }
        earn(Indicator.RECEIVED);
        if (histories.stream().anyMatch(h -> h.destination() == Destination.DMP && h.entered() && !h.everSaid(NOT_FED::contains))) {
            earn(Indicator.ELIGIBLE);
        }
        if (contribution.input().origin().stay() == null) {
            earn(Indicator.STAY_UNKNOWN);
        }
        identity();
    }

    private void identity() {
        Predicate<History> held = h -> h.firstGiven("identity").map(given -> !given.equals(USABLE))
                .orElseGet(() -> h.states().stream().anyMatch(d -> d.hold() == HoldReason.IDENTITY));
        if (histories.stream().noneMatch(held)) {
            earn(Indicator.INS_QUALIFIED);
            return;
        }
        earn(Indicator.INS_NOT_QUALIFIED);
        histories.stream().flatMap(h -> h.releasedFromIdentity().stream()).findFirst().ifPresent(released -> contribution.earn(
                document.document(), Counter.of(Indicator.INS_RELEASED), released.since(), document.type(), once));
    }

    private void earn(Indicator indicator) {
        contribution.earn(document.document(), Counter.of(indicator), contribution.input().receivedAt(), document.type(), once);
    }
}
