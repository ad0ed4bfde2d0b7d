package fr.passerelle.local.engine;

import java.net.URI;

/** A service that listens on a free port of 127.0.0.1 until it is closed. */
public interface Engine extends AutoCloseable {
    /** Without trailing slash. */
    URI endpoint();

    /** Stops listening and ends every thread; does nothing the second time. */
    @Override
    void close();
}
