package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MSSanté operator on the loopback address: SMTP with DSN, a mailbox for each valid matricule INS, scenarios by recipient, and a
 * judgement of each mail it takes (messages.md §4-5). Thread-safe.
 */
public final class MssanteSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MssanteSimulator.class);

    private final ServerSocket listener;
    private final MssanteSettings settings;
    private final MailScenarios scenarios = new MailScenarios();
    private final Mailroom mailroom;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private MssanteSimulator(ServerSocket listener, MssanteSettings settings) {
        this.listener = listener;
        this.settings = settings;
        this.mailroom = new Mailroom(settings, new MailJudge(settings));
    }

    /** @throws IOException when the port is taken */
    public static MssanteSimulator start(MssanteSettings settings) throws IOException {
        MssanteSimulator simulator = new MssanteSimulator(new ServerSocket(settings.port(), 50, InetAddress.getLoopbackAddress()),
                settings);
        Thread.ofVirtual().name("mssante-listener").start(simulator::listen);
        return simulator;
    }

    public String host() {
        return listener.getInetAddress().getHostAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The scenarios in force, to be changed at any time. */
    public MailScenarios scenarios() {
        return scenarios;
    }

    /** Every mail taken charge of since the start, in order. */
    public List<ReceivedMail> mails() {
        return mailroom.mails();
    }

    /** Rules broken by the mails taken, each as {@code <Message-ID> rule: French sentence}. */
    public List<String> violations() {
        return mails().stream().flatMap(mail -> mail.violations().stream().map(violation -> mail.messageId() + " " + violation)).toList();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().name("mssante-session").start(() -> serve(connection));
            } catch (IOException e) {
                LOG.debug("listener ended: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            new SmtpSession(connection, settings, scenarios, mailroom).serve();
        } catch (IOException e) {
            // The client left without QUIT: nothing is lost, what it was answered stands.
            LOG.debug("session ended: {}", e.getClass().getSimpleName());
        } finally {
            connections.remove(connection);
        }
    }
}
