package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;

import fr.passerelle.aws.Settings;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.session.Session;

/** Where the platform started by {@code run} can be reached, written in {@code .passerelle/platform.json} for the other commands. */
final class RunningPlatform {
    private static final int PATIENCE_MS = 500;

    private RunningPlatform() {
    }

    /** Leaves the settings for the other commands; addresses of this machine and names only, no secret. */
    static void announce(Settings settings) {
        try {
            Files.createDirectories(file().getParent());
            Files.write(file(), Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(settings.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what {@link #announce} left, unless another platform has announced itself meanwhile. */
    static void forget(Settings settings) {
        try {
            if (Files.exists(file()) && read().equals(settings)) {
                Files.delete(file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotRunningException when no platform answers */
    static PlatformAccess access() {
        return new PlatformAccess(settings());
    }

    /** Where its services are. @throws NotRunningException when no platform answers */
    static Settings settings() {
        if (!Files.exists(file())) {
            throw new NotRunningException();
        }
        try {
            Settings settings = read();
            reach(URI.create(settings.required("AWS_ENDPOINT_URL_S3")));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time of the platform: a sample day has its own date. @throws NotRunningException when no platform answers */
    static InstantSource clock() {
        return clock(settings());
    }

    static InstantSource clock(Settings settings) {
        return Clock.offset(Clock.systemUTC(), settings.seconds(Session.AHEAD, 0));
    }

    private static Settings read() throws IOException {
        return new Settings(Json.mapper().readValue(Files.readAllBytes(file()), new TypeReference<Map<String, String>>() {
        }));
    }

    private static void reach(URI address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MS);
        } catch (IOException e) {
            throw new NotRunningException();
        }
    }

    private static Path file() {
        return Installation.file(".passerelle", "platform.json");
    }
}
