package fr.passerelle.simulators.mssante.imap;

import java.io.IOException;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.mssante.net.Listener;
import fr.passerelle.simulators.mssante.net.MutualTls;

/** Two IMAP ports of the operator: one where the client goes over to TLS by STARTTLS, one where it begins so. */
public final class ImapDoor implements AutoCloseable {
    private final Listener upgrading;
    private final @Nullable Listener implicit;

    private ImapDoor(Listener upgrading, @Nullable Listener implicit) {
        this.upgrading = upgrading;
        this.implicit = implicit;
    }

    /**
     * What is behind the door.
     *
     * @param open whether an address is one of a mailbox that can be read by IMAP
     * @param entering done each time a client asks for a mailbox, before it sees it
     */
    public record Hall(Boxes boxes, Predicate<String> open, Runnable entering) {
        boolean has(String address) {
            entering.run();
            return open.test(address);
        }
    }

    /**
     * @param port of STARTTLS, 0 for any free one
     * @param tls null to talk without TLS, on the first port only
     * @throws IOException when the port is taken
     */
    public static ImapDoor open(int port, Hall hall, @Nullable MutualTls tls) throws IOException {
        Listener upgrading = Listener.start(port, socket -> new ImapGate(hall, tls, socket, null).serve());
        return new ImapDoor(upgrading,
                tls == null ? null : Listener.start(0, socket -> new ImapGate(hall, tls, socket, tls.upgrade(socket)).serve()));
    }

    /** Port that offers STARTTLS, or that talks without TLS. */
    public int port() {
        return upgrading.port();
    }

    /** Port of implicit TLS. @throws IllegalStateException when the operator talks without TLS */
    public int tlsPort() {
        if (implicit == null) {
            throw new IllegalStateException("this operator talks without TLS");
        }
        return implicit.port();
    }

    @Override
    public void close() throws IOException {
        upgrading.close();
        if (implicit != null) {
            implicit.close();
        }
    }
}
