package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.work.WorkItem;

/** What people of an establishment must settle. */
public interface WorkList {
    /** Opens an item; one of the same id stays as it is. */
    void open(WorkItem item);

    /** Open items, the oldest first. */
    List<WorkItem> open(String establishment);

    /** Whether an item of this id is still to be settled; strongly consistent. */
    boolean isOpen(String establishment, String id);

    /** @return false when no open item has this id */
    boolean close(String establishment, String id, String by, Instant at);
}
