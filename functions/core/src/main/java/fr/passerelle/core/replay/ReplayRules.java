package fr.passerelle.core.replay;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.RefusalClass;

/**
 * What may be replayed: what was ready to leave, did not arrive, and will not leave by itself (docs/replay.md). Whether it may still be sent
 * at all, consent included, is judged by its function when it leaves.
 */
public final class ReplayRules {
    /** A refusal that follows from the failure of the DMP dispatch: replayed with it, or after it. */
    private static final String SIBLING_FAILED = "SIBLING_REQUIRED";

    private ReplayRules() {
    }

    /**
     * Why a dispatch is left out, empty when it may be replayed.
     *
     * @param emptied whether the content of its input is deleted
     * @param after what came after it, absent when nothing stands against it
     */
    public static Optional<LeftOut> of(Dispatch dispatch, boolean emptied, @Nullable LeftOut after) {
        return ofState(dispatch).or(() -> emptied ? Optional.of(LeftOut.CONTENT_DELETED) : Optional.ofNullable(after));
    }

    private static Optional<LeftOut> ofState(Dispatch dispatch) {
        return switch (dispatch.state()) {
            case FAILED -> dispatch.refusal() == RefusalClass.CHOICE ? Optional.of(LeftOut.CHOICE) : Optional.empty();
            case REFUSED -> refused(dispatch);
            case HELD -> held(dispatch);
            case RECEIVED, READY, SENDING -> Optional.of(LeftOut.ON_ITS_WAY);
            case SENT -> Optional.of(LeftOut.UNCERTAIN);
            case CONFIRMED, READ, ANSWERED, CLOSED -> Optional.of(LeftOut.ARRIVED);
            case PRINTED -> Optional.of(LeftOut.PRINTED);
            case CANCELLED -> Optional.of(LeftOut.CANCELLED);
            case REPLAYED -> Optional.of(LeftOut.REPLAYED);
        };
    }

    /** What was judged when it was about to leave had been prepared; what was refused by its intake had not. */
    private static Optional<LeftOut> refused(Dispatch dispatch) {
        if (dispatch.refusal() == RefusalClass.CHOICE) {
            return dispatch.reasons().stream().anyMatch(why -> why.code().equals(SIBLING_FAILED))
                    ? Optional.empty()
                    : Optional.of(LeftOut.CHOICE);
        }
        Decision last = dispatch.decision();
        return last != null && last.moment() == Decision.Moment.SENDING ? Optional.empty() : Optional.of(LeftOut.NOT_BUILT);
    }

    /** Only what was about to leave, and waits for nobody but who repaired what stood against it. */
    private static Optional<LeftOut> held(Dispatch dispatch) {
        if (!dispatch.waitsForSomebody()) {
            return Optional.of(LeftOut.ON_ITS_WAY);
        }
        boolean repairable = dispatch.hold() == HoldReason.CONFIGURATION
                || (dispatch.hold() == HoldReason.DECISION && dispatch.attempts() > 0);
        return repairable ? Optional.empty() : Optional.of(LeftOut.WAITS);
    }
}
