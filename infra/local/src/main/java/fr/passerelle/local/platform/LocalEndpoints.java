package fr.passerelle.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import fr.passerelle.aws.Settings;
import fr.passerelle.local.engine.ServiceAddresses;

/**
 * Where a running platform is, for this process or another one: {@link #toJson} and {@link #fromJson}.
 *
 * @param services where the services listen
 * @param outputs the outputs of the template: names of buckets and table, URLs of the queues of appointments and events
 */
public record LocalEndpoints(ServiceAddresses services, Map<String, String> outputs) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LocalEndpoints {
        outputs = Map.copyOf(outputs);
    }

    public String dropBucket() {
        return output("DropBucketName");
    }

    public String vaultBucket() {
        return output("VaultBucketName");
    }

    public String resultsBucket() {
        return output("ResultsBucketName");
    }

    public String configurationBucket() {
        return output("ConfigurationBucketName");
    }

    public String appointmentQueueUrl() {
        return output("AppointmentQueueUrl");
    }

    /** Where the software of the hospitals calls the desk. */
    public String deskApiUrl() {
        return output("DeskApiUrl");
    }

    public String eventQueueUrl() {
        return output("EventQueueUrl");
    }

    public String transmissionTable() {
        return output("TransmissionTableName");
    }

    /** A patient key is the secret of this name and the FINESS EJ. */
    public String patientKeySecretPrefix() {
        return output("PatientKeySecretPrefix");
    }

    /** The certificates of an establishment are the secret of this name and the FINESS EJ. */
    public String dmpCertificateSecretPrefix() {
        return output("DmpCertificateSecretPrefix");
    }

    /** Name of the secret of the authorities of the DMP. */
    public String dmpTrustSecret() {
        return output("DmpTrustSecret");
    }

    /** The certificates an establishment shows to the MSSanté operator are the secret of this name and the FINESS EJ. */
    public String mssanteCertificateSecretPrefix() {
        return output("MssanteCertificateSecretPrefix");
    }

    /** Name of the secret of the authorities of the MSSanté operator. */
    public String mssanteTrustSecret() {
        return output("MssanteTrustSecret");
    }

    /** What {@link fr.passerelle.aws.AwsClients} needs to talk to this platform. */
    public Settings settings() {
        return services.settings();
    }

    public byte[] toJson() {
        return json(this);
    }

    /** The outputs of the template alone: what somebody outside may know, to whom the addresses in here are of no use. */
    public byte[] outputsAsJson() {
        return json(new TreeMap<>(outputs));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException when these are not the endpoints of a platform */
    public static LocalEndpoints fromJson(byte[] json) {
        try {
            return JSON.readValue(json, LocalEndpoints.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(String name) {
        return Optional.ofNullable(outputs.get(name)).orElseThrow(() -> new IllegalStateException("the template has no output " + name));
    }
}
