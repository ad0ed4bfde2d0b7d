package fr.passerelle.localstack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import fr.passerelle.aws.Settings;
import fr.passerelle.local.cli.PlatformAccess;
import fr.passerelle.local.platform.LocalPlatform;
import fr.passerelle.localstack.target.Images;
import fr.passerelle.localstack.target.Target;

import static fr.passerelle.localstack.MainJob.APPOINTMENT;
import static fr.passerelle.localstack.MainJob.LETTER;
import static org.assertj.core.api.Assertions.assertThat;

/** What an integrator starts: the platform that runs inside the image, reached from outside by its one port. */
@Timeout(120)
@ExtendWith(Images.class)
class ImageTest {
    private static final Map<String, String> OUTPUTS = Map.of("DROP_BUCKET", "DropBucketName", "RESULTS_BUCKET", "ResultsBucketName",
            "CONFIGURATION_BUCKET", "ConfigurationBucketName", "APPOINTMENT_QUEUE_URL", "AppointmentQueueUrl", "EVENT_QUEUE_URL",
            "EventQueueUrl", "TRANSMISSION_TABLE", "TransmissionTableName");

    @Test
    void thePlatformInTheImageDoesTheMainJobByItself(Target image) throws Exception {
        var job = new MainJob(new PlatformAccess(settings(image)));

        job.play();

        assertThat(job.states(LETTER)).containsExactlyInAnyOrder("dmp confirmed", "patient-mailbox confirmed",
                "professional-mailbox confirmed");
        assertThat(job.states(APPOINTMENT)).contains("patient-mailbox confirmed");
        assertThat(job.result(LETTER).orElseThrow()).contains("\"confirmed\"");
    }

    /** The page that says that the image is ready says what its resources are called too. */
    private static Settings settings(Target image) throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>(image.addresses().settings().values());
        try (HttpClient client = HttpClient.newHttpClient()) {
            String page = client
                    .send(HttpRequest.newBuilder(image.endpoint().resolve(LocalPlatform.READY)).build(), BodyHandlers.ofString())
                    .body();
            Map<String, String> outputs = new ObjectMapper().readValue(page, new TypeReference<>() {
            });
            OUTPUTS.forEach((setting, output) -> values.put(setting, outputs.get(output)));
        }
        return new Settings(values);
    }
}
