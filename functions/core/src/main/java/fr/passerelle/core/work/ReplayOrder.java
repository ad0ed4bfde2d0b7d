package fr.passerelle.core.work;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.DispatchRef;

/**
 * An order to replay, kept as long as what it concerns: who asked for what, why, and what came of it.
 *
 * @param id hexadecimal; the same order given again has the same
 * @param establishment FINESS EJ
 * @param asked what was asked for, in words, e.g. {@code --pathway=P01 --day=2026-03-09}
 * @param reason why, as written by who gave it; shown to nobody else than operators
 * @param by function or technical name
 * @param lines digest of the dispatches it lists
 * @param chosen how many dispatches it lists
 * @param end absent while it is being carried out
 */
public record ReplayOrder(String id, String establishment, String asked, String reason, String by, Instant at, String lines, int chosen,
        @Nullable End end) {
    /**
     * What came of it.
     *
     * @param replayed dispatches that another one takes the place of
     * @param changed dispatches that had changed meanwhile, and were left as they are
     */
    public record End(Instant at, int replayed, int changed) {}

    /**
     * A dispatch to replay.
     *
     * @param since when its state of then began: another one means that it has changed
     */
    public record Line(DispatchRef dispatch, Instant since) {}

    /** The same, carried out. */
    public ReplayOrder ended(Instant now, int replayed, int changed) {
        return new ReplayOrder(id, establishment, asked, reason, by, at, lines, chosen, new End(now, replayed, changed));
    }
}
