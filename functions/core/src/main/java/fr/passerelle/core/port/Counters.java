package fr.passerelle.core.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.indicator.Counted;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.indicator.Tally;

/**
 * Daily counters, and what has been counted already: a write does both or neither, so that counting again after any failure neither
 * counts twice nor forgets. May throw {@link StoreUnavailableException}.
 */
public interface Counters {
    /** Most marks one {@link #count} may deal with: a transaction holds 100 items. */
    int MOST_MARKS = 30;

    /** What has been counted of an input. */
    Counted of(String inputId);

    /** Who holds what counts once. */
    Optional<String> holder(String establishment, String what);

    /**
     * Adds a tally, and remembers its marks beside the input.
     *
     * @return false when nothing is written: something else was counted since {@code before}, or somebody took what counts once
     */
    boolean count(Counted before, Tally tally);

    /** All that was counted that day, in a fixed order. */
    List<Sum> sums(String establishment, LocalDate day);
}
