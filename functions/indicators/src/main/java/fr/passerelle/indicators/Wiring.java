package fr.passerelle.indicators;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbCounters;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.Settings;
import fr.passerelle.formats.json.EstablishmentJson;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    InputCounting counting(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var dynamoDb = clients.dynamoDb();
        String table = settings.required("TRANSMISSION_TABLE");
        var store = new DynamoDbTransmissionStore(dynamoDb, table, clock);
        var establishments = new S3EstablishmentDirectory(clients.s3(), settings.required("CONFIGURATION_BUCKET"),
                new EstablishmentJson()::read, clock);
        return new InputCounting(store, store, establishments, new DynamoDbCounters(dynamoDb, table, clock),
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock));
    }
}
