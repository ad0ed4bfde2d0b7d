package fr.passerelle.core.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.indicator.Earned.Once;

/**
 * A dispatch to the DMP. A feed counts only when confirmed, once per document and, for letters, once per stay; replacements and deletions
 * are counted apart, and what the patient or the profile stops is no failure (consent-and-rules.md §12.2, §13 check 12).
 */
final class Fed {
    /** Letter of liaison at discharge, due the same day (CSP L1112-1). */
    static final String LETTER = "11490-0";
    /** Documents of a discharge (use-cases.md §4, P01); which of them the programmes accept is UNCONFIRMED. */
    static final Set<String> OF_DISCHARGE = Set.of(LETTER, "34112-3", "34874-8", "15507-7", "86531-1");
    private static final String CREATED_INSTEAD = "DMP_CREATED_INSTEAD";
    private static final Set<String> DELETED = Set.of("DMP_DELETED", "DMP_ALREADY_ABSENT");
    private static final Map<String, Indicator> NOT_DUE = Map.of("OPPOSED", Indicator.DMP_OPPOSED, "DMP_NO_RECORD",
            Indicator.DMP_NO_PROFILE, "DMP_KNOWN_ABSENT", Indicator.DMP_NO_PROFILE, "DMP_CLOSED", Indicator.DMP_CLOSED, "DMP_KNOWN_CLOSED",
            Indicator.DMP_CLOSED);

    private final Contribution contribution;
    private final History history;

    Fed(Contribution contribution, History history) {
        this.contribution = contribution;
        this.history = history;
    }

    void count() {
        Optional<Carried> found = contribution.carried(history);
        Optional<Dispatch> confirmed = history.first(DispatchState.CONFIRMED);
        if (found.isEmpty()) {
            confirmed.filter(d -> says(d, DELETED)).ifPresent(d -> earn(Indicator.DMP_DELETED, d, null));
            return;
        }
        Carried document = found.get();
        if (document.first()) {
            tried(document);
        }
        confirmed.ifPresent(d -> {
            if (document.first() || says(d, Set.of(CREATED_INSTEAD))) {
                accepted(document, d);
            } else {
                earn(Contribution.madeHere(document) ? Indicator.DMP_REVEALED : Indicator.DMP_REPLACED, d, document);
            }
        });
    }

    private void tried(Carried document) {
        history.first(DispatchState.SENDING).ifPresent(d -> earn(Indicator.DMP_SENT, d, document));
        history.first(DispatchState.FAILED).filter(d -> d.refusal() == RefusalClass.FAULT).ifPresent(d -> contribution.earn(history.id(),
                Counter.of(Indicator.DMP_FAILED, d.reasons().stream().map(Reason::code).findFirst().orElse("DMP_REFUSED")), d.since(),
                document.type(), null));
        history.states().stream().filter(d -> d.refusal() == RefusalClass.CHOICE).flatMap(d -> d.reasons().stream().map(Reason::code)
                .filter(NOT_DUE::containsKey).findFirst().map(code -> Map.entry(NOT_DUE.get(code), d)).stream()).findFirst()
                .ifPresent(why -> earn(why.getKey(), why.getValue(), document));
    }

    private void accepted(Carried document, Dispatch at) {
        var once = new Once("accepted/" + Contribution.digest(document), history.id());
        earnOnce(Counter.of(Indicator.DMP_ACCEPTED), document, at.since(), once);
        String visibility = history.lastGiven("visibility " + document.document()).orElse("");
        if (visibility.contains("INVISIBLE_PATIENT")) {
            earnOnce(Counter.of(Indicator.DMP_HIDDEN_PATIENT), document, at.since(), once);
        }
        if (visibility.contains("MASQUE_PS")) {
            earnOnce(Counter.of(Indicator.DMP_MASKED), document, at.since(), once);
        }
        if (visibility.contains("INVISIBLE_REPRESENTANTS_LEGAUX")) {
            earnOnce(Counter.of(Indicator.DMP_MINOR_SECRET), document, at.since(), once);
        }
        earnOnce(Counter.of(Indicator.DELAY, Delays.bucket(Duration.between(document.signedAt(), at.since()))), document, at.since(), once);
        discharge(document, at.since(), once);
    }

    private void discharge(Carried document, Instant at, Once once) {
        Instant discharged = contribution.input().origin().dischargedAt();
        if (discharged != null && document.type().equals(LETTER)) {
            earnOnce(Counter.of(Indicator.LETTER_DATED), document, at, once);
            if (!contribution.day(at).isAfter(contribution.day(discharged))) {
                earnOnce(Counter.of(Indicator.LETTER_SAME_DAY), document, at, once);
            }
        }
        String stay = contribution.input().origin().stay();
        if (stay != null) {
            // Counted on the day the stay ended, as the stays that are closed are: the rate compares the same stays.
            LocalDate day = contribution.day(discharged == null ? at : discharged);
            if (document.type().equals(LETTER)) {
                contribution.earn(history.id(), Counter.of(Indicator.STAY_WITH_LETTER), day, document.type(), ofStay("letter", stay));
            }
            if (OF_DISCHARGE.contains(document.type())) {
                contribution.earn(history.id(), Counter.of(Indicator.STAY_WITH_DOCUMENT), day, document.type(), ofStay("document", stay));
            }
        }
    }

    private Once ofStay(String what, String stay) {
        return new Once("stay-" + what + "/" + stay, history.id());
    }

    private void earnOnce(Counter counter, Carried document, Instant at, Once once) {
        contribution.earn(history.id(), counter, at, document.type(), once);
    }

    private void earn(Indicator indicator, Dispatch at, @Nullable Carried document) {
        contribution.earn(history.id(), Counter.of(indicator), at.since(), document == null ? null : document.type(), null);
    }

    private static boolean says(Dispatch state, Set<String> codes) {
        return state.reasons().stream().anyMatch(r -> codes.contains(r.code()));
    }
}
