package fr.passerelle.indicators;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.indicator.Contribution;
import fr.passerelle.core.indicator.Counted;
import fr.passerelle.core.indicator.Earned;
import fr.passerelle.core.indicator.History;
import fr.passerelle.core.indicator.Tally;
import fr.passerelle.core.port.Counters;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;

/**
 * Counts what an input has earned and is not counted yet (docs/decisions/0112-counting-once.md). It reads the state of now and not the
 * record of the stream: a record read late, twice or out of order finds everything counted and adds nothing, and one that was lost is
 * made up for by the next change of the same input.
 */
public final class InputCounting {
    private static final Logger LOG = LoggerFactory.getLogger(InputCounting.class);
    /** Zone of an establishment without configuration. */
    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Paris");
    /** Writers that may come between a look and its write, one after the other. */
    private static final int MOST_LOST = 10;

    private final TransmissionStore store;
    private final TransmissionBrowser histories;
    private final EstablishmentDirectory establishments;
    private final Counters counters;
    private final CountedFigures figures;

    public InputCounting(TransmissionStore store, TransmissionBrowser histories, EstablishmentDirectory establishments,
            Counters counters, Metrics metrics) {
        this.store = store;
        this.histories = histories;
        this.establishments = establishments;
        this.counters = counters;
        this.figures = new CountedFigures(metrics);
    }

    /** @throws StoreUnavailableException when others keep counting at the same time: nothing is lost, run again later */
    public void count(String inputId) {
        Optional<Input> known = store.input(inputId);
        if (known.isEmpty()) {
            LOG.warn("input {} is in the stream and no longer in the table", inputId);
            return;
        }
        List<Earned> earned = earned(known.get());
        int lost = 0;
        while (lost < MOST_LOST) {
            Counted before = counters.of(inputId);
            List<Earned> fresh = earned.stream().filter(e -> !before.has(e)).limit(Counters.MOST_MARKS).toList();
            if (fresh.isEmpty()) {
                return;
            }
            Tally tally = Tally.of(fresh,
                    taken -> counters.holder(taken.establishment(), taken.once().what()).orElse(null));
            if (counters.count(before, tally)) {
                figures.publish(tally.sums());
            } else {
                lost++;
            }
        }
        throw new StoreUnavailableException("counters of an input", null);
    }

    private List<Earned> earned(Input input) {
        if (!input.judged()) {
            return List.of();
        }
        List<History> all = History.whole(store.dispatches(input.id()).stream().map(Dispatch::ref).map(histories::history)
                .filter(states -> !states.isEmpty()).toList());
        return Contribution.of(input, all, zone(input.establishment()));
    }

    private ZoneId zone(String establishment) {
        return establishments.find(establishment).map(Establishment::zone).orElse(USUAL_ZONE);
    }
}
