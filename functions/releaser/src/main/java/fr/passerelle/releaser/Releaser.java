package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.Failures;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.DueDispatches.Due;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Metrics;

/**
 * Wakes what should move by itself (docs/decisions/0057-releaser.md). It decides nothing about a dispatch: the function that gets it reads
 * the circuit, the chain and the consents again.
 */
public final class Releaser {
    private static final Logger LOG = LoggerFactory.getLogger(Releaser.class);
    private static final List<Destination> DESTINATIONS = List.of(Destination.DMP, Destination.PATIENT_MAILBOX,
            Destination.PROFESSIONAL_MAILBOX);
    /** The backlog is not counted further: the figure says "that many or more". */
    private static final int MOST_COUNTED = 1_000;

    private final EstablishmentDirectory establishments;
    private final Circuits circuits;
    private final DueDispatches due;
    private final Release release;
    private final Metrics metrics;
    private final ReleaseRules rules;
    private final InstantSource clock;

    public Releaser(EstablishmentDirectory establishments, Circuits circuits, DueDispatches due, Release release, Metrics metrics,
            ReleaseRules rules, InstantSource clock) {
        this.establishments = establishments;
        this.circuits = circuits;
        this.due = due;
        this.release = release;
        this.metrics = metrics;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One run over all establishments. A failure of one leaves the others their turn.
     *
     * @return how many dispatches were released
     * @throws RuntimeException the first failure, once every establishment had its turn
     */
    public int run() {
        Instant start = clock.instant();
        var figures = new CircuitFigures(metrics);
        var backlogs = new DueFigures(metrics);
        int released = 0;
        var failures = new Failures();
        for (String establishment : inTurn(start)) {
            if (Duration.between(start, clock.instant()).compareTo(rules.tick()) >= 0) {
                LOG.warn("this run has lasted a whole tick: the next one goes on");
                break;
            }
            try {
                Circuit circuit = circuits.of(establishment);
                figures.add(circuit);
                released += release(circuit, backlogs);
            } catch (RuntimeException e) {
                LOG.error("establishment {} had no release", establishment);
                failures.add(e);
            }
        }
        figures.publishSums();
        backlogs.publishOldest();
        failures.raise();
        return released;
    }

    /** Each run begins with another establishment, so that a run cut short does not always leave the same one out. */
    private List<String> inTurn(Instant start) {
        var all = new ArrayList<>(establishments.all());
        if (!all.isEmpty()) {
            Collections.rotate(all, Math.floorMod(start.toEpochMilli() / rules.tick().toMillis(), all.size()));
        }
        return all;
    }

    private int release(Circuit circuit, DueFigures backlogs) {
        int backlog = 0;
        int released = 0;
        for (Destination destination : DESTINATIONS) {
            Instant now = clock.instant();
            List<Due> waiting = due.due(circuit.establishment(), destination, now, MOST_COUNTED);
            backlog += waiting.size();
            backlogs.add(circuit.establishment(), destination, waiting, now);
            released += release.inOrder(waiting.stream().map(Due::ref).toList(), allowance(destination, circuit, now), now);
        }
        Map<String, String> dimensions = Map.of("Establishment", circuit.establishment());
        metrics.publish("DueBacklog", backlog, dimensions);
        metrics.publish("Released", released, dimensions);
        return released;
    }

    /** The circuit is that of the DMP: mails leave whatever its state. */
    private Allowance allowance(Destination destination, Circuit circuit, Instant now) {
        if (destination != Destination.DMP || !circuit.open()) {
            return Allowance.of(rules);
        }
        return circuit.lets(now) ? Allowance.probe(rules) : Allowance.nothing(rules);
    }
}
