package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.announcement.Announcement;

/** Lists the announcements that are not made yet. May be a little late: whoever changes one does so on condition. */
public interface PendingAnnouncements {
    /** Those to look at by now, pending or with reminders to close, the one due for the longest time first. */
    List<Announcement> due(String establishment, Instant now, int most);

    /** All of them, the one to look at next first. */
    List<Announcement> pending(String establishment);

    Backlog backlog(String establishment);

    /**
     * How many wait.
     *
     * @param oldest when the DMP took the oldest, absent when none waits
     */
    record Backlog(int count, @Nullable Instant oldest) {}
}
