package fr.passerelle.acknowledger;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.S3AckPlace;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3ResultPlace;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.SqsAckEvents;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    Acknowledger acknowledger(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        var catalogue = new RejectCatalogue();
        var messages = new MessageAnswers(
                new AnswerPlans(new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET"))),
                new S3AckPlace(clients.s3(), settings.required("RESULTS_BUCKET")),
                new SqsAckEvents(clients.sqs(), settings.required("ACKS_QUEUE_URL")), new Answers(catalogue));
        return new Acknowledger(new DynamoDbTransmissionStore(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), clock),
                new S3ResultPlace(clients.s3(), settings.required("RESULTS_BUCKET")),
                new ResultReport(catalogue, new NextSteps()), messages);
    }
}
