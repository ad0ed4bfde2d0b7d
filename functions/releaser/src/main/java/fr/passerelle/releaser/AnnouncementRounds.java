package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.announcement.Announcement.Act;
import fr.passerelle.core.announcement.Announcement.Look;
import fr.passerelle.core.announcement.AnnouncementDelays;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.flow.Failures;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.PendingAnnouncements;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.core.work.WorkItem;

/**
 * Looks at the announcements that are due (docs/announcement.md): reminds people, asks for the reveals planned for a day, and lets the mail go
 * once the month is over. What is done is done before it is written down, and may be done twice.
 */
public final class AnnouncementRounds {
    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementRounds.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String GATEWAY = "passerelle";
    private static final String LAST = "ANNOUNCEMENT_LAST_REMINDER";
    private static final String FIRST = "ANNOUNCEMENT_REMINDER";
    /** More could not be settled by people in a day. */
    private static final int MOST = 200;

    private final EstablishmentDirectory establishments;
    private final PendingAnnouncements announcements;
    private final TransmissionStore store;
    private final Chains chains;
    private final WorkList work;
    private final IntakeRequests requests;
    private final DispatchQueue queue;
    private final Metrics metrics;
    private final AnnouncementDelays delays;
    private final InstantSource clock;

    public AnnouncementRounds(EstablishmentDirectory establishments, PendingAnnouncements announcements, TransmissionStore store,
            WorkList work, IntakeRequests requests, DispatchQueue queue, Metrics metrics, AnnouncementDelays delays, InstantSource clock) {
        this.establishments = establishments;
        this.announcements = announcements;
        this.store = store;
        this.chains = new Chains(store);
        this.work = work;
        this.requests = requests;
        this.queue = queue;
        this.metrics = metrics;
        this.delays = delays;
        this.clock = clock;
    }

    /**
     * One round over all establishments.
     *
     * @throws RuntimeException the first failure, once every establishment had its turn
     */
    public void run() {
        var failures = new Failures();
        Duration oldest = Duration.ZERO;
        for (String establishment : establishments.all()) {
            try {
                Instant now = clock.instant();
                announcements.due(establishment, now, MOST).forEach(due -> look(due, now));
                Duration age = figures(establishment, now);
                oldest = age.compareTo(oldest) > 0 ? age : oldest;
            } catch (RuntimeException e) {
                LOG.error("establishment {} had no round of its announcements", establishment);
                failures.add(e);
            }
        }
        metrics.publish("OldestAnnouncementDays", (double) oldest.toDays(), Map.of());
        failures.raise();
    }

    private Duration figures(String establishment, Instant now) {
        PendingAnnouncements.Backlog backlog = announcements.backlog(establishment);
        metrics.publish("AnnouncementsPending", backlog.count(), Map.of("Establishment", establishment));
        Instant oldest = backlog.oldest();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }

    private void look(Announcement due, Instant now) {
        Look look = due.look(delays, now);
        if (look.acts().contains(Act.FIRST_REMINDER)) {
            remind(due, FIRST, now);
        }
        if (look.acts().contains(Act.LAST_REMINDER)) {
            remind(due, LAST, now);
        }
        if (look.acts().contains(Act.REVEAL)) {
            requests.reveal(due.chain(), "date");
        }
        if (look.acts().contains(Act.CLOSE_REMINDERS)) {
            close(due, now);
        }
        if (look.acts().contains(Act.EXPIRE)) {
            expire(due, look.after(), now);
        } else {
            store.commit(List.of(new Write.Announce(due, look.after())));
        }
    }

    private void remind(Announcement due, String code, Instant now) {
        String unit = store.input(due.inputId()).map(input -> input.origin().unit()).orElse(null);
        LocalDate since = LocalDate.ofInstant(due.hiddenSince(), due.zone());
        work.open(WorkItem.open(id(due, code), due.chain().establishment(), unit,
                Reason.at(due.chain().root(), code, DAY.format(since), DAY.format(due.visibleOn())), null, now));
    }

    /**
     * Nothing is sent to the DMP: it shows the document by law. Its mails are let go in the commit that says so; one that carries another
     * hidden document is held again by its function.
     */
    private void expire(Announcement due, Announcement after, Instant now) {
        List<Dispatch> waiting = store.chain(due.chain()).map(Chain::links).orElse(List.of()).stream()
                .flatMap(link -> chains.dispatches(link).stream()).distinct()
                .filter(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.REVEAL).toList();
        var writes = new ArrayList<Write>(List.of(new Write.Announce(due, after)));
        List<Write.Move> moves = waiting.stream().map(d -> new Write.Move(d, d.released(now))).toList();
        writes.addAll(moves);
        if (store.commit(writes).done()) {
            moves.forEach(move -> queue.send(move.after(), Duration.ZERO));
            close(due, now);
        }
    }

    private void close(Announcement due, Instant now) {
        List.of(FIRST, LAST).forEach(code -> work.close(due.chain().establishment(), id(due, code), GATEWAY, now));
    }

    /** One item for each reminder of each deposit. */
    private static String id(Announcement due, String code) {
        return Ids.input("work", code, due.chain().establishment(), due.chain().root(), due.hiddenSince().toString());
    }
}
