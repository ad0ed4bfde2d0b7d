package fr.passerelle.mailboxcollector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/** How much of what came in waits for somebody, and for how long. */
public final class UnmatchedFigures {
    private final EstablishmentDirectory establishments;
    private final WorkList work;
    private final Metrics metrics;
    private final InstantSource clock;

    public UnmatchedFigures(EstablishmentDirectory establishments, WorkList work, Metrics metrics, InstantSource clock) {
        this.establishments = establishments;
        this.work = work;
        this.metrics = metrics;
        this.clock = clock;
    }

    void publish() {
        Instant now = clock.instant();
        Duration oldest = Duration.ZERO;
        for (String establishment : establishments.all()) {
            List<WorkItem> waiting = work.open(establishment).stream().filter(i -> i.reason().code().equals("MAIL_UNMATCHED")).toList();
            metrics.publish("UnmatchedMails", waiting.size(), Map.of("Establishment", establishment));
            Duration age = waiting.isEmpty() ? Duration.ZERO : Duration.between(waiting.getFirst().openedAt(), now);
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }
        metrics.publish("OldestUnmatchedMailHours", (double) oldest.toHours(), Map.of());
    }
}
