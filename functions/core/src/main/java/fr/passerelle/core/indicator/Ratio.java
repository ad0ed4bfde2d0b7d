package fr.passerelle.core.indicator;

import java.util.OptionalDouble;

/** A share, told with both its numbers: nobody can judge a percentage alone. */
public record Ratio(long part, long whole) {
    /** From 0 to 1; empty when there is nothing to divide by. */
    public OptionalDouble share() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
