package fr.passerelle.mailbox.imap;

import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

import javax.net.ssl.SSLSocketFactory;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.IncomingMail;
import fr.passerelle.core.port.MailboxUnavailableException;
import fr.passerelle.mailbox.imap.ImapSettings.Security;
import fr.passerelle.tls.UnusableKeysException;

/**
 * Mailboxes over IMAP with Angus Mail. With TLS the client certificate of the establishment says who reads, and {@code AUTHENTICATE EXTERNAL}
 * which mailbox (RFC 4422 appendix A; messages.md §4.2, UNCONFIRMED: operator-dependent).
 */
public final class ImapMail implements IncomingMail {
    private static final String INBOX = "INBOX";

    private final ImapSettings settings;
    private final Function<Establishment, Optional<SSLSocketFactory>> tls;

    /** @param tls sockets that show the certificate of an establishment; empty only without TLS */
    public ImapMail(ImapSettings settings, Function<Establishment, Optional<SSLSocketFactory>> tls) {
        this.settings = settings;
        this.tls = tls;
    }

    @Override
    public Box open(Establishment establishment) {
        String protocol = settings.security() == Security.IMPLICIT ? "imaps" : "imap";
        String address = establishment.mailbox().address();
        try {
            var store = (IMAPStore) Session.getInstance(properties(protocol, establishment, address)).getStore(protocol);
            try {
                store.connect(settings.host(), settings.port(), address, "");
                var inbox = (IMAPFolder) store.getFolder(INBOX);
                inbox.open(Folder.READ_WRITE);
                return new ImapBox(store, inbox);
            } catch (MessagingException e) {
                ImapBox.leave(store);
                throw e;
            }
        } catch (MessagingException e) {
            throw unavailable("mailbox not opened", e);
        }
    }

    /** The exceptions of the library repeat what the server said, which may name an address: only their class is told. */
    static MailboxUnavailableException unavailable(String what, MessagingException cause) {
        return new MailboxUnavailableException(what + " (" + cause.getClass().getSimpleName() + ")", null);
    }

    private Properties properties(String protocol, Establishment establishment, String address) {
        var properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", Long.toString(settings.connect().toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(settings.answer().toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(settings.answer().toMillis()));
        // Reading says nothing to the sender and marks nothing.
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", Integer.toString(1 << 20));
        if (settings.security() != Security.NONE) {
            properties.setProperty(prefix + "starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
            properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
            properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "sasl.enable", "true");
            properties.setProperty(prefix + "sasl.mechanisms", "EXTERNAL");
            properties.setProperty(prefix + "sasl.authorizationid", address);
            properties.put(prefix + "ssl.socketFactory", sockets(establishment));
        }
        return properties;
    }

    private SSLSocketFactory sockets(Establishment establishment) {
        try {
            return tls.apply(establishment).orElseThrow(() -> new MailboxUnavailableException("no certificate for this mailbox", null));
        } catch (UnusableKeysException e) {
            throw new MailboxUnavailableException(e.reason().code(), null);
        }
    }
}
