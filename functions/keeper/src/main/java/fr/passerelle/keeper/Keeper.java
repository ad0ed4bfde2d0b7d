package fr.passerelle.keeper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.flow.Failures;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Keepings;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.retention.Keeping;

/** One round over all that is kept and due to be looked at (docs/decisions/0117-keeper.md). */
public final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int BATCH = 100;

    private final EstablishmentDirectory establishments;
    private final Keepings keepings;
    private final Looks looks;
    private final Metrics metrics;
    private final Duration longest;
    private final InstantSource clock;

    /** @param longest time a round may take: the next one goes on from there */
    public Keeper(EstablishmentDirectory establishments, Keepings keepings, Looks looks, Metrics metrics, Duration longest,
            InstantSource clock) {
        this.establishments = establishments;
        this.keepings = keepings;
        this.looks = looks;
        this.metrics = metrics;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * Looks at everything due. A failure of one input leaves the others their turn.
     *
     * @return how many inputs were looked at
     * @throws RuntimeException the first failure, once every establishment had its turn
     */
    public int run() {
        Instant start = clock.instant();
        var round = new Round(start.plus(longest));
        for (String establishment : inTurn(start)) {
            round.of(establishment);
        }
        metrics.publish("InputsKept", round.done, Map.of());
        round.failures.raise();
        return round.done;
    }

    /** What cannot be assigned is kept like the rest. Each round begins with another establishment, so that a short one is fair. */
    private List<String> inTurn(Instant start) {
        var all = new ArrayList<>(establishments.all());
        all.add(Input.UNKNOWN_ESTABLISHMENT);
        Collections.rotate(all, Math.floorMod(start.getEpochSecond() / Duration.ofHours(1).toSeconds(), all.size()));
        return all;
    }

    private final class Round {
        private final Instant end;
        private final Set<String> failed = new HashSet<>();
        private int done;
        private final Failures failures = new Failures();

        Round(Instant end) {
            this.end = end;
        }

        void of(String establishment) {
            boolean more = true;
            while (more && clock.instant().isBefore(end)) {
                List<Keeping> due = due(establishment);
                due.forEach(this::look);
                more = !due.isEmpty();
            }
        }

        /** Those that failed are still due: the next round tries them again. */
        private List<Keeping> due(String establishment) {
            try {
                return keepings.looks(establishment, clock.instant(), BATCH + failed.size()).stream()
                        .filter(keeping -> !failed.contains(keeping.inputId())).toList();
            } catch (RuntimeException e) {
                LOG.error("establishment {} had no look", establishment);
                failures.add(e);
                return List.of();
            }
        }

        private void look(Keeping keeping) {
            try {
                looks.at(keeping, clock.instant());
                done++;
            } catch (RuntimeException e) {
                LOG.error("input {} had no look", keeping.inputId());
                failed.add(keeping.inputId());
                failures.add(e);
            }
        }
    }
}
