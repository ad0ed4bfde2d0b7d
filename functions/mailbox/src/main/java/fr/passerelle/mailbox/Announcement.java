package fr.passerelle.mailbox;

/**
 * How a state of an appointment is told.
 *
 * @param kind first mail about it, correction of what the patient was told, or cancellation
 * @param sequence iCalendar SEQUENCE, from 0
 */
public record Announcement(Kind kind, int sequence) {
    /** Kinds of appointment mail. */
    public enum Kind {
        CONVOCATION,
        CHANGE,
        CANCELLATION
    }
}
