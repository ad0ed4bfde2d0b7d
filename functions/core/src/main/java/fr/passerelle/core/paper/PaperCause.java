package fr.passerelle.core.paper;

import java.util.Arrays;
import java.util.Optional;

/** Why a patient gets paper instead of a message (use-cases.md §5.F.1). */
public enum PaperCause {
    /** The DMP said that the profile is shut: there is no mailbox to write to. */
    NO_PROFILE("PAPER_NO_PROFILE"),
    /** A message could not be delivered, for good or after all the tries. */
    UNDELIVERED("PAPER_UNDELIVERED"),
    /** A message of any pathway found the mailbox closed or unknown: nothing is written to it for a while (messages.md §5.5). */
    CLOSED("PAPER_CLOSED"),
    /** A message stayed unread for the time its pathway gives. */
    UNREAD("PAPER_UNREAD"),
    /** The patient asked for paper. */
    ASKED("PAPER_ASKED");

    private final String code;

    PaperCause(String code) {
        this.code = code;
    }

    /** Code of the reject catalogue: also what marks an item of the print list. */
    public String code() {
        return code;
    }

    public static Optional<PaperCause> ofCode(String code) {
        return Arrays.stream(values()).filter(cause -> cause.code.equals(code)).findFirst();
    }
}
