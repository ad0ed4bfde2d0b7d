package fr.passerelle.local.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The time of this machine against that of AWS, which is that of the functions: a VIHF is valid for minutes (dmp-transport.md §4). */
final class ClockSkew implements Examination {
    private static final Duration ADMITTED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI service;
    private final InstantSource clock;

    /** @param service any of AWS, whose answers are dated */
    ClockSkew(URI service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    @Override
    public List<Finding> findings() {
        String subject = "heure de cette machine";
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<Void> answer = http.send(HttpRequest.newBuilder(service).timeout(PATIENCE).GET().build(),
                    HttpResponse.BodyHandlers.discarding());
            Optional<Instant> theirs = answer.headers().firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return List.of(theirs.map(there -> compared(subject, Duration.between(there, clock.instant()).abs()))
                    .orElseGet(() -> Finding.notHere(subject, service.getHost() + " ne date pas ses réponses")));
        } catch (IOException e) {
            return List.of(Finding.notHere(subject, service.getHost() + " ne répond pas"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.notHere(subject, "interrompu"));
        }
    }

    /** The header has whole seconds. */
    private static Finding compared(String subject, Duration apart) {
        return Finding.when(apart.compareTo(ADMITTED) <= 0, subject, "à " + apart.toSeconds() + " s de celle d'AWS",
                "à " + apart.toSeconds() + " s de celle d'AWS : les appels signés et le VIHF seront refusés au-delà de quelques minutes",
                "Synchroniser l'horloge (NTP).");
    }
}
