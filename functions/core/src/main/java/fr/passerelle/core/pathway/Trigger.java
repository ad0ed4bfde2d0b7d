package fr.passerelle.core.pathway;

/** What starts a pathway (use-cases.md §4, column "Trigger"). */
public enum Trigger {
    /** A document dropped by its creator. */
    DOCUMENT,
    /** An appointment event of the queue. */
    APPOINTMENT,
    /** A date or a delay: nothing is dropped. */
    CALENDAR
}
