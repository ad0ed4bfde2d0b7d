package fr.passerelle.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.mailbox.text.Templates;

/**
 * The last message of a conversation with a patient: its subject is only {@code [FIN]}, which ends the exchange for every message before
 * it, and it says by itself that nobody can answer it (messages.md §5.4).
 */
public final class EndingMail {
    private final String productNumber;
    private final Templates templates;

    /** @param productNumber {@code X-MSS-NIL} (messages.md §5.1) */
    public EndingMail(String productNumber, Templates templates) {
        this.productNumber = productNumber;
        this.templates = templates;
    }

    /**
     * What ends.
     *
     * @param original Message-ID of the mail that began the conversation
     * @param text of whoever ends it or of the pathway, empty for none
     * @param mailbox that read the answers, absent: the establishment's
     */
    public record Written(Establishment establishment, String original, String text, @Nullable String mailbox) {
        @Override
        public String toString() {
            return "Written[***]";
        }
    }

    /** @throws IOException when {@code out} cannot be written */
    public void write(Written ending, Heading heading, OutputStream out) throws IOException {
        Establishment from = ending.establishment();
        String text = templates.fill(Templates.Name.ENDING, Map.of("text", ending.text().strip(), "establishment", from.name(),
                "switchboard", from.phone(), "sender", from.mailbox().displayName()));
        new Sender(from.mailbox(), from.zone(), productNumber).mail(heading, "[FIN]", ending.mailbox(), text)
                .header("In-Reply-To", ending.original()).header("References", ending.original()).header("X-MSS-MES", "FIN").writeTo(out);
    }
}
