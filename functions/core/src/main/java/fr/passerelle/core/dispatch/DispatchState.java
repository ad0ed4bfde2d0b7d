package fr.passerelle.core.dispatch;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * States of a dispatch and the transitions between them: the only place that says what may follow what.
 *
 * <p>{@code received → held | refused | ready → sending → sent → confirmed | failed}; a mail adds {@code read}, {@code answered},
 * {@code closed}; people add {@code printed}, {@code cancelled}, {@code replayed}.
 */
public enum DispatchState {
    RECEIVED,
    HELD,
    REFUSED,
    READY,
    SENDING,
    SENT,
    CONFIRMED,
    FAILED,
    READ,
    ANSWERED,
    CLOSED,
    PRINTED,
    CANCELLED,
    REPLAYED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static DispatchState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** States that may follow this one. */
    public Set<DispatchState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(HELD, REFUSED, READY, CANCELLED);
            case HELD -> EnumSet.of(HELD, REFUSED, READY, CANCELLED, PRINTED, CONFIRMED, READ, ANSWERED, CLOSED, REPLAYED);
            // A mail that its operator gave back, and that turns out to have arrived all the same before it left again.
            case READY -> EnumSet.of(READY, HELD, REFUSED, SENDING, CANCELLED, CONFIRMED, READ, ANSWERED, CLOSED);
            case SENDING -> EnumSet.of(READY, HELD, SENT, CONFIRMED, FAILED);
            case SENT -> EnumSet.of(READY, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED);
            case CONFIRMED -> EnumSet.of(READ, ANSWERED, CLOSED, PRINTED);
            case READ -> EnumSet.of(ANSWERED, CLOSED, PRINTED);
            case ANSWERED -> EnumSet.of(CLOSED);
            case PRINTED -> EnumSet.of(READ, ANSWERED, CLOSED);
            case REFUSED -> EnumSet.of(PRINTED, REPLAYED);
            // A proof that a mail arrived outweighs a word that it did not.
            case FAILED -> EnumSet.of(CONFIRMED, READ, ANSWERED, CLOSED, PRINTED, REPLAYED);
            case CLOSED, CANCELLED, REPLAYED -> EnumSet.noneOf(DispatchState.class);
        };
    }

    /** Whether the gateway has nothing more to do by itself. */
    public boolean settled() {
        return switch (this) {
            case RECEIVED, HELD, READY, SENDING -> false;
            case REFUSED, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED -> true;
        };
    }

    /**
     * Whether the document or message never left and never will by itself: the same document may then be dropped again. Of one that was
     * replayed, its successor tells.
     */
    public boolean gaveUp() {
        return this == REFUSED || this == FAILED || this == CANCELLED || this == REPLAYED;
    }
}
