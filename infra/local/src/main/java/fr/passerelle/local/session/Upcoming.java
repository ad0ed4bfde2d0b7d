package fr.passerelle.local.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.local.platform.LocalEndpoints;

/** What will move by itself without any message in a queue. */
record Upcoming(EstablishmentDirectory establishments, DueDispatches dispatches) {
    static Upcoming of(LocalEndpoints endpoints, InstantSource clock) {
        var clients = new AwsClients(endpoints.settings());
        return new Upcoming(
                new S3EstablishmentDirectory(clients.s3(), endpoints.configurationBucket(), new EstablishmentJson()::read, clock),
                new DynamoDbTransmissionStore(clients.dynamoDb(), endpoints.transmissionTable()));
    }

    /** Whether a dispatch of any establishment is due then. */
    boolean anything(Instant then) {
        return establishments.all().stream()
                .anyMatch(finess -> Stream.of(Destination.values()).anyMatch(d -> !dispatches.due(finess, d, then, 1).isEmpty()));
    }
}
