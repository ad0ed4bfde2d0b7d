package fr.passerelle.mailboxcollector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/** What waits for somebody about mails, and for how long: came in without a thread, not read in time, read and not answered. */
public final class WorkFigures {
    private static final List<Kind> KINDS = List.of(new Kind("MAIL_UNMATCHED", "UnmatchedMails", "OldestUnmatchedMailHours"),
            new Kind(PaperCause.UNREAD.code(), "UnreadMails", "OldestUnreadHours"),
            new Kind("REPLY_UNANSWERED", "UnansweredMails", "OldestUnansweredHours"));

    private final EstablishmentDirectory establishments;
    private final WorkList work;
    private final Metrics metrics;
    private final InstantSource clock;

    /**
     * One kind of work.
     *
     * @param code of its items
     * @param count figure of each establishment: how many are open
     * @param oldest figure over all establishments: hours since the oldest was opened
     */
    private record Kind(String code, String count, String oldest) {}

    public WorkFigures(EstablishmentDirectory establishments, WorkList work, Metrics metrics, InstantSource clock) {
        this.establishments = establishments;
        this.work = work;
        this.metrics = metrics;
        this.clock = clock;
    }

    void publish() {
        Instant now = clock.instant();
        var ages = new HashMap<Kind, Duration>();
        for (String establishment : establishments.all()) {
            List<WorkItem> open = work.open(establishment);
            for (Kind kind : KINDS) {
                List<WorkItem> waiting = open.stream().filter(i -> i.reason().code().equals(kind.code())).toList();
                metrics.publish(kind.count(), waiting.size(), Map.of("Establishment", establishment));
                Duration age = waiting.isEmpty() ? Duration.ZERO : Duration.between(waiting.getFirst().openedAt(), now);
                ages.merge(kind, age, (a, b) -> a.compareTo(b) < 0 ? b : a);
            }
        }
        KINDS.forEach(kind -> metrics.publish(kind.oldest(), (double) ages.getOrDefault(kind, Duration.ZERO).toHours(), Map.of()));
    }
}
