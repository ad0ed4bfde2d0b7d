package fr.passerelle.mailbox.imap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.port.IncomingMail;
import fr.passerelle.core.port.MailboxUnavailableException;

/** One open mailbox. */
final class ImapBox implements IncomingMail.Box {
    private static final Logger LOG = LoggerFactory.getLogger(ImapBox.class);
    private static final String DONE = "TRAITE";

    private final IMAPStore store;
    private final IMAPFolder inbox;

    ImapBox(IMAPStore store, IMAPFolder inbox) {
        this.store = store;
        this.inbox = inbox;
    }

    @Override
    public long validity() {
        return ask("validity of a mailbox", inbox::getUIDValidity);
    }

    @Override
    public List<Long> above(long uid, int most) {
        return ask("list of a mailbox", () -> {
            // "*" names the last message even when it lies below the range (RFC 3501 §6.4.8).
            List<Long> uids = Arrays.stream(inbox.getMessagesByUID(uid + 1, UIDFolder.LASTUID)).filter(Objects::nonNull)
                    .map(message -> ask("list of a mailbox", () -> inbox.getUID(message))).filter(found -> found > uid).sorted().toList();
            return uids.subList(0, Math.min(uids.size(), most));
        });
    }

    @Override
    public byte[] read(long uid, int most) {
        return ask("message of a mailbox", () -> {
            if (!(inbox.getMessageByUID(uid) instanceof IMAPMessage message) || message.isExpunged()) {
                return new byte[0];
            }
            message.setPeek(true);
            try (InputStream content = message.getMimeStream()) {
                return content.readNBytes(most);
            } catch (MessageRemovedException _) {
                return new byte[0];
            } catch (IOException e) {
                throw new MailboxUnavailableException("message cut (" + e.getClass().getSimpleName() + ")", null);
            }
        });
    }

    /** By MOVE (RFC 6851), else copied then removed: killed in between, it is found again and dealt with again, to no effect. */
    @Override
    public void settled(long uid) {
        ask("message moved", () -> {
            try {
                return move(uid);
            } catch (MessageRemovedException _) {
                return false;
            }
        });
    }

    /** @return false when it is no longer there */
    private boolean move(long uid) throws MessagingException {
        Message message = inbox.getMessageByUID(uid);
        if (message == null || message.isExpunged()) {
            return false;
        }
        Folder done = store.getFolder(DONE);
        if (!done.exists() && !done.create(Folder.HOLDS_MESSAGES) && !done.exists()) {
            throw new MessagingException("no folder");
        }
        Message[] one = {message};
        if (store.hasCapability("MOVE")) {
            inbox.moveMessages(one, done);
        } else {
            inbox.copyMessages(one, done);
            message.setFlag(Flags.Flag.DELETED, true);
            inbox.expunge(one);
        }
        return true;
    }

    @Override
    public void close() {
        leave(store);
    }

    /** What was read is known: whatever happens to the goodbye changes nothing to it. */
    static void leave(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException e) {
            LOG.debug("mailbox not left properly ({})", e.getClass().getSimpleName());
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T get() throws MessagingException;
    }

    private static <T> T ask(String what, Call<T> call) {
        try {
            return call.get();
        } catch (MessagingException e) {
            throw ImapMail.unavailable(what, e);
        }
    }
}
