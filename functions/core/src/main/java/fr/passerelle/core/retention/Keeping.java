package fr.passerelle.core.retention;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Input;

/**
 * What has been done so far about keeping an input: what proves it, and whether its content is still there. It stands beside the input and
 * not in it, so that nobody is told of a change of the input when only its keeping went on.
 *
 * @param establishment FINESS EJ
 * @param lookAt when to look at it next; absent once there is nothing left to do
 * @param proofs how many proofs are written
 * @param proven digest of what the last proof says, absent before the first
 * @param emptiedAt when its content was deleted, absent while it is kept
 * @param rev revision, for conditional writes
 */
public record Keeping(String inputId, String establishment, @Nullable Instant lookAt, int proofs, @Nullable String proven,
        @Nullable Instant emptiedAt, int rev) {
    /** Most inputs are settled by then. */
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    /** That of an input just registered. */
    public static Keeping begun(Input input) {
        return new Keeping(input.id(), input.establishment(), input.receivedAt().plus(FIRST_LOOK), 0, null, null, 0);
    }

    public Keeping lookedAtAgain(Instant next) {
        return new Keeping(inputId, establishment, next, proofs, proven, emptiedAt, rev + 1);
    }

    /**
     * One more proof is written.
     *
     * @param number of the proof, from 1
     * @param digest of what it says
     */
    public Keeping proved(int number, String digest) {
        return new Keeping(inputId, establishment, lookAt, number, digest, emptiedAt, rev + 1);
    }

    /** @param next when the rest goes, the raw answers of the DMP */
    public Keeping emptied(Instant now, Instant next) {
        return new Keeping(inputId, establishment, next, proofs, proven, now, rev + 1);
    }

    /** Nothing is left to be deleted before its items expire. */
    public Keeping over() {
        return new Keeping(inputId, establishment, null, proofs, proven, emptiedAt, rev + 1);
    }
}
