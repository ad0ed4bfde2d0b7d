package fr.passerelle.core.indicator;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;

/** One message to one recipient, counted under the type of its first document. */
final class Mailed {
    static final Words PATIENT = new Words(Indicator.MSS_PATIENT_SENT, Indicator.MSS_PATIENT_DELIVERED, Indicator.MSS_PATIENT_READ,
            Indicator.MSS_PATIENT_READ_IN_TIME, Indicator.MSS_PATIENT_BOUNCED, Indicator.MSS_PATIENT_REPLIED);
    static final Words PROFESSIONAL = new Words(Indicator.MSS_PRO_SENT, Indicator.MSS_PRO_DELIVERED, Indicator.MSS_PRO_READ,
            Indicator.MSS_PRO_READ_IN_TIME, Indicator.MSS_PRO_BOUNCED, Indicator.MSS_PRO_REPLIED);
    /** A message read later than that reached nobody in time (use-cases.md §9, "Reach"). */
    private static final Duration IN_TIME = Duration.ofDays(7);

    private final Contribution contribution;
    private final History history;
    private final Words words;

    /** The same steps, counted apart for patients and for professionals. */
    record Words(Indicator sent, Indicator delivered, Indicator read, Indicator readInTime, Indicator bounced, Indicator replied) {}

    Mailed(Contribution contribution, History history, Words words) {
        this.contribution = contribution;
        this.history = history;
        this.words = words;
    }

    void count() {
        Optional<Dispatch> sent = first(DispatchState.SENT, DispatchState.CONFIRMED);
        sent.ifPresent(d -> earn(words.sent(), d));
        first(DispatchState.CONFIRMED).ifPresent(d -> earn(words.delivered(), d));
        first(DispatchState.READ).ifPresent(d -> {
            earn(words.read(), d);
            if (sent.isPresent() && Duration.between(sent.get().since(), d.since()).compareTo(IN_TIME) <= 0) {
                earn(words.readInTime(), d);
            }
        });
        first(DispatchState.FAILED).ifPresent(d -> earn(words.bounced(), d));
        first(DispatchState.ANSWERED).ifPresent(d -> earn(words.replied(), d));
    }

    private Optional<Dispatch> first(DispatchState... states) {
        return Stream.of(states).flatMap(s -> history.first(s).stream()).findFirst();
    }

    private void earn(Indicator indicator, Dispatch at) {
        contribution.earn(history.id(), Counter.of(indicator), at.since(), contribution.type(history), null);
    }
}
