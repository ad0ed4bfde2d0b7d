package fr.passerelle.local.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller chooses.
 *
 * @param template {@code template.yaml}
 * @param parameters parameters of the template, as given at deployment
 * @param environment variables of the functions that differ from the template, applied where the template sets them
 * @param clock time of the functions and of the events of buckets
 * @param queueClock time of delays and visibility of the embedded queues; it must go forward by itself or by the test
 * @param endpoint AWS emulator to create everything in, e.g. {@code http://127.0.0.1:4566}; absent for the embedded services
 */
public record LocalOptions(Path template, Map<String, String> parameters, Map<String, String> environment, InstantSource clock,
        InstantSource queueClock, Optional<URI> endpoint) {
    public LocalOptions {
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
    }

    /** Stage {@code local}, the waits of one machine, the time of the system. */
    public static LocalOptions of(Path template) {
        return new LocalOptions(template, Map.of("Stage", "local"), LocalOverrides.ENVIRONMENT, InstantSource.system(),
                InstantSource.system(), Optional.empty());
    }

    /** @param baseUrl root of the DMP's services */
    public LocalOptions withDmp(URI baseUrl) {
        return withParameter("DmpBaseUrl", baseUrl.toString());
    }

    /** @param startTls false for a server without TLS on this machine */
    public LocalOptions withMssante(String host, int port, boolean startTls) {
        return withParameter("MssanteHost", host).withParameter("MssantePort", Integer.toString(port)).withParameter("MssanteStarttls",
                Boolean.toString(startTls));
    }

    /** Mailboxes of that operator, read without TLS on this machine. */
    public LocalOptions withMailboxes(String host, int port, boolean startTls) {
        return withParameter("MssanteImapHost", host).withParameter("MssanteImapPort", Integer.toString(port))
                .withParameter("MssanteImapTls", startTls ? "starttls" : "none");
    }

    public LocalOptions withParameter(String name, String value) {
        return new LocalOptions(template, plus(parameters, name, value), environment, clock, queueClock, endpoint);
    }

    public LocalOptions withEnvironment(String name, String value) {
        return new LocalOptions(template, parameters, plus(environment, name, value), clock, queueClock, endpoint);
    }

    public LocalOptions withClock(InstantSource newClock) {
        return new LocalOptions(template, parameters, environment, newClock, queueClock, endpoint);
    }

    public LocalOptions withQueueClock(InstantSource newClock) {
        return new LocalOptions(template, parameters, environment, clock, newClock, endpoint);
    }

    public LocalOptions withEndpoint(URI emulator) {
        return new LocalOptions(template, parameters, environment, clock, queueClock, Optional.of(emulator));
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> copy = new HashMap<>(map);
        copy.put(name, value);
        return copy;
    }
}
