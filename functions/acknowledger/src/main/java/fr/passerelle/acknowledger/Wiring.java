package fr.passerelle.acknowledger;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.S3ResultPlace;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.reject.RejectCatalogue;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    Acknowledger acknowledger(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        return new Acknowledger(new DynamoDbTransmissionStore(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), clock),
                new S3ResultPlace(clients.s3(), settings.required("RESULTS_BUCKET")),
                new ResultReport(new RejectCatalogue(), new NextSteps()));
    }
}
