package fr.passerelle.local.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.local.platform.LocalEndpoints;

/** What will move by itself without any message in a queue. */
record Upcoming(EstablishmentDirectory establishments, DueDispatches due, TransmissionStore store) {
    private static final int MOST = 100;
    private static final Set<HoldReason> DMP = EnumSet.of(HoldReason.OUTAGE, HoldReason.CONFIGURATION);

    static Upcoming of(LocalEndpoints endpoints, InstantSource clock) {
        var clients = new AwsClients(endpoints.settings());
        var table = new DynamoDbTransmissionStore(clients.dynamoDb(), endpoints.transmissionTable(), clock);
        return new Upcoming(
                new S3EstablishmentDirectory(clients.s3(), endpoints.configurationBucket(), new EstablishmentJson()::read, clock), table,
                table);
    }

    /** Whether a dispatch of any establishment is due then; one that waits for the DMP or its configuration may wait for ever. */
    boolean anything(Instant then) {
        return due(then).anyMatch(d -> !DMP.contains(d.hold()));
    }

    /** Whether a dispatch due then waits for the DMP or its configuration. */
    boolean anythingHeldForDmp(Instant then) {
        return due(then).anyMatch(d -> DMP.contains(d.hold()));
    }

    private Stream<Dispatch> due(Instant then) {
        return establishments.all().stream()
                .flatMap(finess -> Stream.of(Destination.values()).flatMap(d -> due.due(finess, d, then, MOST).stream()))
                .flatMap(d -> store.dispatch(d.ref()).stream());
    }
}
