package fr.passerelle.core.mail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a mailbox stands, and who reads it: one run at a time (messages.md §4.2).
 *
 * @param establishment FINESS EJ
 * @param validity UIDVALIDITY the {@code uid} belongs to; 0 before the first message
 * @param uid every message up to this one is dealt with
 * @param leaseEnd until when a run reads, absent: nobody does
 * @param rev revision, for conditional writes; 0 when nothing is stored
 */
public record BoxTurn(String establishment, long validity, long uid, @Nullable Instant leaseEnd, int rev) {
    public static BoxTurn first(String establishment) {
        return new BoxTurn(establishment, 0, 0, null, 0);
    }

    /** Whether another run reads it now. */
    public boolean taken(Instant now) {
        return leaseEnd != null && leaseEnd.isAfter(now);
    }

    public BoxTurn taken(Instant end, Instant now) {
        if (taken(now)) {
            throw new IllegalStateException("another run reads this mailbox");
        }
        return new BoxTurn(establishment, validity, uid, end, rev + 1);
    }

    /** Where to go on in a box: its UIDs start again when the operator numbers them anew. */
    public long from(long boxValidity) {
        return boxValidity == validity ? uid : 0;
    }

    /** Over, this far. */
    public BoxTurn over(long boxValidity, long lastUid) {
        return new BoxTurn(establishment, boxValidity, lastUid, null, rev + 1);
    }
}
