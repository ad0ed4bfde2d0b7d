package fr.passerelle.releaser;

import java.time.Duration;
import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbCircuits;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.aws.SqsIntakeRequests;
import fr.passerelle.core.announcement.AnnouncementDelays;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    Releaser releases(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var dynamoDb = clients.dynamoDb();
        String table = settings.required("TRANSMISSION_TABLE");
        var store = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        var establishments = new S3EstablishmentDirectory(clients.s3(), settings.required("CONFIGURATION_BUCKET"), _ -> {
            throw new IllegalStateException("only the names of the establishments are read here");
        }, clock);
        var queue = new SqsDispatchQueue(clients.sqs(), settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL"));
        var rules = ReleaseRules.of(settings.number("DMP_FEEDS_PER_SECOND", 4), settings.number("DMP_BACKFILL_PER_HOUR", 1_200),
                settings.seconds("TICK_SECONDS", 60));
        return new Releaser(establishments, new DynamoDbCircuits(dynamoDb, table), store, new Release(store, queue),
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), rules, clock);
    }

    @Singleton
    AnnouncementRounds announcements(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        String table = settings.required("TRANSMISSION_TABLE");
        var store = new DynamoDbTransmissionStore(clients.dynamoDb(), table, clock);
        var establishments = new S3EstablishmentDirectory(clients.s3(), settings.required("CONFIGURATION_BUCKET"), _ -> {
            throw new IllegalStateException("only the names of the establishments are read here");
        }, clock);
        AnnouncementDelays usual = AnnouncementDelays.USUAL;
        var delays = new AnnouncementDelays(
                Duration.ofDays(settings.number("ANNOUNCEMENT_FIRST_REMINDER_DAYS", usual.firstReminder().toDays())),
                Duration.ofDays(settings.number("ANNOUNCEMENT_LAST_REMINDER_DAYS", usual.lastReminder().toDays())), usual.morning());
        return new AnnouncementRounds(establishments, store, store, new DynamoDbWorkList(clients.dynamoDb(), table),
                new SqsIntakeRequests(clients.sqs(), settings.required("DROP_QUEUE_URL")),
                new SqsDispatchQueue(clients.sqs(), settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL")),
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), delays, clock);
    }
}
