package fr.passerelle.aws.lambda;

import java.util.List;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rehearses before SnapStart takes its snapshot, so that what is slow the first time is already done in every copy (aws-stack.md §7.1,
 * §7.5). Without SnapStart nothing is rehearsed. CRaC holds its resources weakly: whoever makes one keeps it.
 */
public final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    private final List<Rehearsal> rehearsals;

    private Priming(List<Rehearsal> rehearsals) {
        this.rehearsals = rehearsals;
    }

    /**
     * The work of a function on a packaged example. It calls nothing outside, and keeps nothing: an id, a token, a random number or the
     * time would be the same in every copy.
     */
    @FunctionalInterface
    public interface Rehearsal {
        /** @throws Exception whatever the work throws */
        void run() throws Exception;
    }

    /** Ready for the next snapshot. */
    public static Priming by(Rehearsal... rehearsals) {
        var priming = new Priming(List.of(rehearsals));
        Core.getGlobalContext().register(priming);
        return priming;
    }

    /** A rehearsal that fails leaves its function slower, not broken. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        for (Rehearsal rehearsal : rehearsals) {
            try {
                rehearsal.run();
            } catch (Exception | LinkageError e) {
                LOG.warn("rehearsal failed: {}", Failure.summary(e));
            }
        }
    }

    /** Connections are opened again by whoever needs them. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
    }
}
