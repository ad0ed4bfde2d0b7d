package fr.passerelle.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.core.retention.RetentionRules;

/**
 * One look at one input: what waits too long is given up, what is settled is proved, what was settled long ago loses its content. Each step
 * may be done twice and is written down last: killed anywhere, the next look ends the same.
 */
public final class Looks {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final TransmissionStore store;
    private final Waits waits;
    private final Proofs proofs;
    private final Emptying emptying;
    private final RetentionRules rules;

    public Looks(TransmissionStore store, Waits waits, Proofs proofs, Emptying emptying, RetentionRules rules) {
        this.store = store;
        this.waits = waits;
        this.proofs = proofs;
        this.emptying = emptying;
        this.rules = rules;
    }

    void at(Keeping keeping, Instant now) {
        Optional<Input> input = store.input(keeping.inputId());
        if (input.isEmpty()) {
            keep(keeping, keeping.over());
            return;
        }
        waits.of(input.get(), now);
        List<Dispatch> dispatches = store.dispatches(keeping.inputId());
        if (!settled(input.get(), dispatches)) {
            keep(keeping, keeping.lookedAtAgain(now.plus(DAY)));
            return;
        }
        Keeping proved = proofs.of(keeping, input.get(), dispatches);
        if (proved.emptiedAt() == null) {
            empty(proved, input.get(), end(input.get(), dispatches), now);
        } else {
            last(proved, input.get(), end(input.get(), dispatches), now);
        }
    }

    /** What is settled stays so, but for a replay, which writes the keeping too: whoever comes second finds it changed. */
    static boolean settled(Input input, List<Dispatch> dispatches) {
        return input.judged() && dispatches.stream().allMatch(d -> d.state().settled());
    }

    /** When the last of all branches became what it is. */
    static Instant end(Input input, List<Dispatch> dispatches) {
        return dispatches.stream().map(Dispatch::since).max(Instant::compareTo).orElse(input.receivedAt());
    }

    private void empty(Keeping keeping, Input input, Instant end, Instant now) {
        Instant time = end.plus(rules.content());
        if (now.isBefore(time)) {
            keep(keeping, keeping.lookedAtAgain(time));
        } else if (emptying.mustWait(input)) {
            keep(keeping, keeping.lookedAtAgain(now.plus(DAY)));
        } else {
            empty(keeping, keeping.emptied(now, now), input, end);
        }
    }

    /** Written down first, so that nobody replays what is being deleted; killed in between, the next look finds the rest. */
    private void empty(Keeping keeping, Keeping emptied, Input input, Instant end) {
        if (store.commit(List.of(new Write.Keep(keeping, emptied))).done()) {
            emptying.empty(input, end);
            keep(emptied, emptied.lookedAtAgain(end.plus(rules.rawAnswers())));
            LOG.info("input {} has lost its content", input.id());
        }
    }

    private void last(Keeping keeping, Input input, Instant end, Instant now) {
        Instant time = end.plus(rules.rawAnswers());
        if (now.isBefore(time)) {
            emptying.empty(input, end);
            keep(keeping, keeping.lookedAtAgain(time));
        } else {
            emptying.emptyAll(keeping.inputId());
            keep(keeping, keeping.over());
        }
    }

    /** A lost commit means that another round looked meanwhile. */
    private void keep(Keeping before, Keeping after) {
        store.commit(List.of(new Write.Keep(before, after)));
    }
}
