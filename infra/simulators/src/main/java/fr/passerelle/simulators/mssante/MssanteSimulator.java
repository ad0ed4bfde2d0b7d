package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.mssante.imap.Boxes;
import fr.passerelle.simulators.mssante.imap.ImapDoor;
import fr.passerelle.simulators.mssante.net.Listener;
import fr.passerelle.simulators.mssante.net.MutualTls;
import fr.passerelle.simulators.mssante.post.Habits;
import fr.passerelle.simulators.mssante.post.PostOffice;

/**
 * An MSSanté operator on the loopback address: SMTP with DSN, a mailbox for each valid matricule INS, the mailboxes of hospitals and
 * professionals by IMAP, scenarios by recipient, and a judgement of each mail it takes (messages.md §4-5). Thread-safe.
 */
public final class MssanteSimulator implements AutoCloseable {
    private final MailScenarios scenarios = new MailScenarios();
    private final Mailroom mailroom;
    private final Dialogues dialogues = new Dialogues();
    private final SimulatedTime time;
    private final Boxes boxes;
    private final PostOffice post;
    private final Listener submission;
    private final ImapDoor reading;

    private MssanteSimulator(MssanteSettings settings) throws IOException {
        this.time = new SimulatedTime(settings.clock());
        this.boxes = Boxes.start();
        this.post = new PostOffice((address, message, at) -> {
            if (settings.professional(address)) {
                boxes.deposit(address, message, at);
            }
        });
        this.mailroom = new Mailroom(settings, new MailJudge(settings), time, post);
        MutualTls tls = tls(settings, time);
        this.submission = Listener.start(settings.port(),
                socket -> new SmtpSession(socket, settings, tls, scenarios, mailroom, dialogues.begin()).serve());
        this.reading = ImapDoor.open(settings.imapPort(), new ImapDoor.Hall(boxes, settings::professional, this::play), tls);
    }

    private static @Nullable MutualTls tls(MssanteSettings settings, InstantSource time) {
        Security security = settings.security();
        return security == null ? null : MutualTls.of(security.pki(), security.server(), security.owners(), time);
    }

    /** @throws IOException when a port is taken */
    public static MssanteSimulator start(MssanteSettings settings) throws IOException {
        return new MssanteSimulator(settings);
    }

    public String host() {
        return submission.host();
    }

    /** Port of submission, with STARTTLS when the operator talks TLS. */
    public int port() {
        return submission.port();
    }

    /** Port of IMAP, with STARTTLS when the operator talks TLS. */
    public int imapPort() {
        return reading.port();
    }

    /** Port of IMAP with implicit TLS. @throws IllegalStateException when the operator talks without TLS */
    public int imapsPort() {
        return reading.tlsPort();
    }

    /** The mailboxes of hospitals and professionals, to be looked at and filled at any time. */
    public Boxes boxes() {
        play();
        return boxes;
    }

    /** What is done with the mails that reach a mailbox, to be changed at any time. */
    public Habits habits() {
        return post.habits();
    }

    /** Message-ID of the mails that a citizen answered although the exchange was ended: the server let nothing through. */
    public List<String> refusedAnswers() {
        return post.refusedAnswers();
    }

    /** Puts the time of this operator forward: all that people and servers do until then happens, each thing at its own time. */
    public void advanceTo(Instant at) {
        time.reach(at);
        play();
    }

    private void play() {
        post.play(time.instant());
    }

    /**
     * A message that comes from elsewhere, as it is: another establishment's, or anything.
     *
     * @param address a mailbox of a hospital or a professional
     */
    public void deposit(String address, byte[] message) {
        boxes.deposit(address, message, time.instant());
    }

    /** The scenarios in force, to be changed at any time. */
    public MailScenarios scenarios() {
        return scenarios;
    }

    /** Every mail taken charge of since the start, in order. */
    public List<ReceivedMail> mails() {
        return mailroom.mails();
    }

    /** The verbs of each SMTP connection since the start, in order: what tells how many mails went through each. */
    public List<List<String>> dialogues() {
        return dialogues.all();
    }

    /** Rules broken by the mails taken, each as {@code <Message-ID> rule: French sentence}. */
    public List<String> violations() {
        return mails().stream().flatMap(mail -> mail.violations().stream().map(violation -> mail.messageId() + " " + violation)).toList();
    }

    @Override
    public void close() throws IOException {
        submission.close();
        reading.close();
        boxes.close();
    }
}
