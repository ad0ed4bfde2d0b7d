package fr.passerelle.hl7.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Mutation;
import fr.passerelle.hl7.Route;
import fr.passerelle.hl7.Samples;
import fr.passerelle.hl7.adt.AdtReader;
import fr.passerelle.hl7.adt.AdtReading;
import fr.passerelle.hl7.feed.Feeds;
import fr.passerelle.hl7.siu.SiuReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * No message makes the readers fail, nor take long, nor tell what no sentence explains. A build tries a thousand; {@code infra/bench/fuzz}
 * tries a million ({@code fuzz.tries}).
 */
class MutatedMessagesTest {
    private static final int TRIES = Integer.getInteger("fuzz.tries", 1_000);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void everyMutatedMessageIsReadOrRefusedInBoundedTime() {
        var reader = new Hl7Reader();
        var catalogue = new RejectCatalogue();
        var slow = new ArrayList<Long>();
        for (long seed = 0; seed < TRIES; seed++) {
            String sample = Samples.ALL[(int) (seed % Samples.ALL.length)];
            byte[] bytes = Mutation.of(Samples.bytes(sample), seed);
            long number = seed;
            long begun = System.nanoTime();
            assertThatCode(() -> read(reader, catalogue, bytes)).as("seed %d of %s", number, sample).doesNotThrowAnyException();
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                slow.add(seed);
            }
        }
        assertThat(slow).isEmpty();
    }

    private static void read(Hl7Reader reader, RejectCatalogue catalogue, byte[] bytes) {
        var reading = reader.read(bytes);
        List<Reason> told = new ArrayList<>(reading.faults());
        told.addAll(reading.notes());
        Hl7Message message = reading.message();
        if (message != null) {
            told.addAll(meaning(message, bytes));
        }
        told.forEach(reason -> assertThat(catalogue.sentence(reason)).doesNotContain("{0}", "{1}", "{2}"));
    }

    private static List<Reason> meaning(Hl7Message message, byte[] bytes) {
        return switch (Route.of(message.header())) {
            case Route.Document() -> {
                DocumentReading document = Reading.of(bytes, Hl7Sender.USUAL, Environment.TEST);
                yield Stream.concat(document.faults().stream(), document.notes().stream()).toList();
            }
            case Route.Appointment() -> {
                AppointmentReading appointment = new SiuReader().read(message, Feeds.context(), "digest");
                yield Stream.concat(appointment.faults().stream(), appointment.notes().stream()).toList();
            }
            case Route.Identity() -> {
                AdtReading identity = new AdtReader().read(message, Feeds.context());
                yield Stream.concat(identity.faults().stream(), identity.notes().stream()).toList();
            }
            case Route.Answer(),Route.Unsupported _ -> List.of();
        };
    }
}
