package fr.passerelle.mailbox;

/**
 * Which of several mails this one is, when the documents of a drop are too large together (use-cases.md §4, P14; K32).
 *
 * @param number from 1
 * @param of how many there are
 */
public record Cut(int number, int of) {
    /** The documents are in one mail. */
    public static final Cut WHOLE = new Cut(1, 1);

    /** The sentence that says so; empty for a whole mail. */
    String sentence() {
        return of == 1
                ? ""
                : "Ce message est le numéro " + number + " sur " + of
                        + " : ensemble, les documents étaient trop volumineux pour un seul message.";
    }
}
