package fr.passerelle.mailbox.incoming;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.mail.Notice;

/**
 * A message that came in, read.
 *
 * @param about the mail of ours that it names, absent for none
 * @param digest SHA-256 of its Message-ID and its content: the same for a message that comes twice
 * @param subject decoded, at most 4096 characters
 * @param text what its sender wrote, without the mail answered
 * @param enclosures files that came with it
 */
public record Received(Notice notice, @Nullable MailId about, String digest, String subject, String text, List<Enclosure> enclosures) {
    public Received {
        enclosures = List.copyOf(enclosures);
    }

    @Override
    public String toString() {
        return "Received[" + notice.getClass().getSimpleName() + ", " + digest + "]";
    }
}
