package fr.passerelle.simulators.mssante.post;

import java.util.ArrayList;
import java.util.List;

/**
 * Whom a citizen may answer: a mail marked {@code FIN} takes no answer, and a mail whose subject is exactly {@code [FIN]} closes all that
 * its sender wrote before (messages.md §5.4). Thread-safe.
 */
final class Conversations {
    private static final String CLOSING = "[FIN]";

    private final List<Original> closings = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    synchronized void reached(Original mail) {
        if (mail.subject().equals(CLOSING)) {
            closings.add(mail);
        }
    }

    /** Whether the server lets an answer through; if not, it is noted. */
    synchronized boolean open(Original mail) {
        boolean open = !mail.closed() && closings.stream().noneMatch(closing -> closing.recipient().equalsIgnoreCase(mail.recipient())
                && closing.from().equalsIgnoreCase(mail.from()) && !closing.receivedAt().isBefore(mail.receivedAt()));
        if (!open) {
            refused.add(mail.messageId());
        }
        return open;
    }

    /** Message-ID of the mails that were answered in vain. */
    synchronized List<String> refused() {
        return List.copyOf(refused);
    }
}
