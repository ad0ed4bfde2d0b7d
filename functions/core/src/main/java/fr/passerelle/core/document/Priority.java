package fr.passerelle.core.document;

/** What goes first when not everything can leave at once; in this order. */
public enum Priority {
    /** Care waits for it: leaves before everything else. */
    URGENT,
    NORMAL,
    /** A backlog taken over from the past: at night and on week-ends, at its own pace (dmp-transport.md §2.4). */
    BACKFILL
}
