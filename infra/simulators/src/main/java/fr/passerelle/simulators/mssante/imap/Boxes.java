package fr.passerelle.simulators.mssante.imap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * The mailboxes of applications, services and professionals, kept by GreenMail, which also speaks IMAP once a client is known.
 *
 * <p>A mailbox exists from the first time it is named. Thread-safe.
 */
public final class Boxes implements AutoCloseable {
    public static final String INBOX = "INBOX";
    /** Protects nothing: only {@link ImapDoor} gives it. */
    static final String PASSWORD = "interne";
    private static final long START_MILLIS = 5_000;
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Managers managers = new Managers();
    private final ImapServer server;

    private Boxes(ServerSetup setup) {
        this.server = new ImapServer(setup, managers);
    }

    /** @throws IOException when its IMAP server does not start */
    public static Boxes start() throws IOException {
        Boxes boxes = new Boxes(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        boxes.server.startService();
        try {
            if (!boxes.server.waitTillRunning(START_MILLIS)) {
                throw new IOException("the IMAP server of the mailboxes did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the mailboxes started", e);
        }
        return boxes;
    }

    int port() {
        return server.getPort();
    }

    /**
     * Puts a message in the INBOX of a mailbox.
     *
     * @param message the whole message, RFC 5322; it need not be well formed
     */
    public synchronized void deposit(String address, byte[] message, Instant at) {
        try {
            folder(address, INBOX).appendMessage(new MimeMessage(SESSION, new ByteArrayInputStream(message)), new Flags(), Date.from(at));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not even the headers of the message can be read", e);
        }
    }

    /**
     * The messages of a folder, in the order of their UID; none when there is no such folder.
     *
     * @param folder {@link #INBOX}, or the name of one that a client created
     */
    public synchronized List<BoxMessage> messages(String address, String folder) {
        MailFolder found = host().getFolder(user(address), folder);
        return found == null ? List.of() : found.getNonDeletedMessages().stream().map(Boxes::read).toList();
    }

    /** UIDVALIDITY of the INBOX of a mailbox. */
    public synchronized long validity(String address) {
        return folder(address, INBOX).getUidValidity();
    }

    /**
     * Gives the INBOX of a mailbox another UIDVALIDITY and its messages UIDs from 1 on, as after a restoration; its other folders are lost.
     * It is counted in seconds: this may last one.
     */
    public synchronized void renew(String address) {
        GreenMailUser user = user(address);
        long before = validity(address);
        List<BoxMessage> kept = messages(address, INBOX);
        try {
            do {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                host().deletePrivateMailAccount(user);
                host().createPrivateMailAccount(user);
            } while (validity(address) == before);
        } catch (FolderException e) {
            throw new IllegalStateException("the mailbox could not be made again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the mailbox was made again", e);
        }
        kept.forEach(message -> deposit(address, message.bytes(), message.receivedAt()));
    }

    /** Makes sure that a mailbox exists. */
    synchronized void open(String address) {
        user(address);
    }

    @Override
    public void close() {
        server.stopService();
    }

    private MailFolder folder(String address, String name) {
        MailFolder folder = host().getFolder(user(address), name);
        if (folder == null) {
            throw new IllegalStateException("a mailbox always has an INBOX");
        }
        return folder;
    }

    private GreenMailUser user(String address) {
        String login = address.toLowerCase(Locale.ROOT);
        GreenMailUser known = managers.getUserManager().getUser(login);
        try {
            return known == null ? managers.getUserManager().createUser(login, login, PASSWORD) : known;
        } catch (UserException e) {
            throw new IllegalStateException("the mailbox could not be opened", e);
        }
    }

    private ImapHostManager host() {
        return managers.getImapHostManager();
    }

    private static BoxMessage read(StoredMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.getMimeMessage().writeTo(bytes);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("a message in memory is always readable", e);
        }
        return new BoxMessage(message.getUid(), message.isSet(Flags.Flag.SEEN), message.getReceivedDate().toInstant(),
                bytes.toString(StandardCharsets.ISO_8859_1));
    }
}
