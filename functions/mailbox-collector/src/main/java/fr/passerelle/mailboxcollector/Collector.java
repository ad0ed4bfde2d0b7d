package fr.passerelle.mailboxcollector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Failures;
import fr.passerelle.core.mail.BoxTurn;
import fr.passerelle.core.port.BoxTurns;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.IncomingMail;
import fr.passerelle.core.port.Metrics;

/**
 * Reads the application mailbox of each establishment, one run at a time for each box (docs/decisions/0136-collector.md). A message leaves
 * the box once its result is durable: killed anywhere and run again, nothing is lost and nothing is done twice.
 */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    /** UIDs asked for at once. */
    private static final int PAGE = 50;

    private final EstablishmentDirectory establishments;
    private final IncomingMail mail;
    private final BoxTurns turns;
    private final Reception reception;
    private final Metrics metrics;
    private final Duration lease;
    private final InstantSource clock;

    /** @param lease longest time a run may read: the timeout of the function */
    public Collector(EstablishmentDirectory establishments, IncomingMail mail, BoxTurns turns, Reception reception, Metrics metrics,
            Duration lease, InstantSource clock) {
        this.establishments = establishments;
        this.mail = mail;
        this.turns = turns;
        this.reception = reception;
        this.metrics = metrics;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * One run over all boxes. A failure of one leaves the others their turn.
     *
     * @return how many messages were dealt with
     * @throws RuntimeException the first failure, once every box had its turn
     */
    public int run() {
        Instant end = clock.instant().plus(lease.dividedBy(2));
        int dealt = 0;
        var failures = new Failures();
        for (String finess : establishments.all()) {
            if (clock.instant().isAfter(end)) {
                LOG.warn("this run has lasted for long enough: the next one goes on");
                break;
            }
            try {
                Optional<Establishment> establishment = establishments.find(finess);
                dealt += establishment.isPresent() ? collect(establishment.get(), end) : 0;
            } catch (RuntimeException e) {
                LOG.error("mailbox of {} not read to its end: {}", finess, e.getClass().getSimpleName());
                metrics.publish("MailboxUnread", 1, Map.of("Establishment", finess));
                failures.add(e);
            }
        }
        failures.raise();
        return dealt;
    }

    private int collect(Establishment establishment, Instant end) {
        BoxTurn turn = turns.of(establishment.finess());
        Instant now = clock.instant();
        if (turn.taken(now)) {
            return 0;
        }
        BoxTurn taken = turn.taken(now.plus(lease), now);
        if (!turns.change(turn, taken)) {
            return 0;
        }
        var reading = new Reading(establishment, taken);
        try (IncomingMail.Box box = mail.open(establishment)) {
            reading.toTheEnd(box, end);
        } finally {
            turns.change(taken, taken.over(reading.validity, reading.settledTo));
        }
        return reading.dealt;
    }

    /** One turn at one box. */
    private final class Reading {
        private final Establishment establishment;
        private final BoxTurn turn;
        private long validity;
        private long settledTo;
        private int dealt;

        Reading(Establishment establishment, BoxTurn turn) {
            this.establishment = establishment;
            this.turn = turn;
            this.validity = turn.validity();
            this.settledTo = turn.uid();
        }

        /** A message that must be seen again, or that fails, keeps the mark before it; those after it have their turn. */
        void toTheEnd(IncomingMail.Box box, Instant end) {
            settledTo = turn.from(box.validity());
            validity = box.validity();
            long last = settledTo;
            boolean unbroken = true;
            var failures = new Failures();
            for (List<Long> page = box.above(last, PAGE); !page.isEmpty(); page = box.above(last, PAGE)) {
                for (long uid : page) {
                    if (clock.instant().isAfter(end)) {
                        return;
                    }
                    boolean done = false;
                    try {
                        done = settle(box, uid);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                    unbroken &= done;
                    settledTo = unbroken ? uid : settledTo;
                    last = uid;
                }
            }
            failures.raise();
        }

        private boolean settle(IncomingMail.Box box, long uid) {
            byte[] raw = box.read(uid, reception.most());
            if (raw.length > 0 && !reception.take(establishment, raw)) {
                return false;
            }
            box.settled(uid);
            dealt++;
            return true;
        }
    }
}
