package fr.passerelle.desk;

import java.time.InstantSource;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.S3Callers;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.desk.DeskReader;
import fr.passerelle.formats.json.EstablishmentJson;

/** The only place that knows what stands behind the ports. */
@Factory
final class Wiring {
    @Singleton
    Desk desk(Settings settings, InstantSource clock) {
        DeskWiring wired = DeskWiring.of(settings, clock);
        var callers = new S3Callers(new AwsClients(settings).s3(), settings.required("CONFIGURATION_BUCKET"),
                new EstablishmentJson()::callers, clock);
        var reader = new DeskReader(Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT")));
        return new Desk(reader, callers, wired.patients(), wired.files(), wired.transmissions(), wired.book(), wired.work(),
                wired.traces(), wired.prints(), wired.vault(), wired.conversations(),
                EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock), clock);
    }
}
