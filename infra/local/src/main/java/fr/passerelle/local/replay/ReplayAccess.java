package fr.passerelle.local.replay;

import java.time.InstantSource;
import java.time.ZoneId;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbReplayOrders;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsDispatchQueue;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.replay.Replays;
import fr.passerelle.formats.json.EstablishmentJson;

/**
 * Replays on a platform, wherever the settings point. Settings read: {@code TRANSMISSION_TABLE}, {@code CONFIGURATION_BUCKET},
 * {@code DMP_QUEUE_URL}, {@code MAILBOX_QUEUE_URL} and those of {@link AwsClients}.
 */
public final class ReplayAccess {
    private final EstablishmentDirectory establishments;
    private final ReplayOrders orders;
    private final TransmissionStore store;
    private final Replays replays;

    public ReplayAccess(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var dynamoDb = clients.dynamoDb();
        String table = settings.required("TRANSMISSION_TABLE");
        this.establishments = new S3EstablishmentDirectory(clients.s3(), settings.required("CONFIGURATION_BUCKET"),
                new EstablishmentJson()::read, clock);
        this.orders = new DynamoDbReplayOrders(dynamoDb, table, clock);
        var transmissions = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        this.store = transmissions;
        this.replays = new Replays(transmissions, transmissions, orders, new DynamoDbWorkList(dynamoDb, table),
                new SqsDispatchQueue(clients.sqs(), settings.required("DMP_QUEUE_URL"), settings.required("MAILBOX_QUEUE_URL")), clock);
    }

    public Replays replays() {
        return replays;
    }

    public ReplayOrders orders() {
        return orders;
    }

    public TransmissionStore store() {
        return store;
    }

    /** Zone of an establishment: its days are its own. @throws IllegalArgumentException when it is not configured */
    public ZoneId zone(String finess) {
        return establishments.find(finess).map(Establishment::zone)
                .orElseThrow(() -> new IllegalArgumentException("établissement inconnu : " + finess));
    }
}
