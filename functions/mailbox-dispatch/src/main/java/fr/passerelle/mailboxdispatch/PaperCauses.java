package fr.passerelle.mailboxdispatch;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.paper.PaperCause;

/** What of a patient's mail that did not reach them is worth paper (use-cases.md §5.F.1, K14). */
final class PaperCauses {
    /** A mail too large says nothing of the mailbox, and the document is in the DMP. */
    private static final String TOO_LARGE = "MAIL_TOO_LARGE";
    private static final String CLOSED = "MAIL_CLOSED";

    private PaperCauses() {
    }

    /** Empty when something else than the way to the patient stood against it. */
    static Optional<PaperCause> ofRefusal(Dispatch refused) {
        List<Optional<PaperCause>> causes = refused.reasons().stream().map(PaperCauses::of).toList();
        return causes.stream().allMatch(Optional::isPresent) ? causes.stream().flatMap(Optional::stream).findFirst() : Optional.empty();
    }

    /** At the submission, or told later by the operator. */
    static Optional<PaperCause> ofFailure(Dispatch failed) {
        return failed.reasons().stream().anyMatch(why -> why.code().startsWith(TOO_LARGE))
                ? Optional.empty()
                : Optional.of(PaperCause.UNDELIVERED);
    }

    /** Whether the operator said that there is no such mailbox, or no longer. */
    static boolean closed(Dispatch failed) {
        return failed.reasons().stream().anyMatch(why -> why.code().equals(CLOSED));
    }

    private static Optional<PaperCause> of(Reason why) {
        return switch (why.code()) {
            case "DMP_KNOWN_CLOSED", "DMP_KNOWN_ABSENT" -> Optional.of(PaperCause.NO_PROFILE);
            default -> PaperCause.ofCode(why.code());
        };
    }
}
