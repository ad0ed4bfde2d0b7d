package fr.passerelle.local.stage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import fr.passerelle.aws.Settings;

/**
 * A stack of {@code template.yaml}: its outputs and parameters by name.
 *
 * @param parameters as given at deployment, secrets excepted: the template has none
 */
public record DeployedStack(String name, Map<String, String> outputs, Map<String, String> parameters) {
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("DropBucketName", "DROP_BUCKET"),
            Map.entry("ResultsBucketName", "RESULTS_BUCKET"), Map.entry("VaultBucketName", "VAULT_BUCKET"),
            Map.entry("ProofsBucketName", "PROOFS_BUCKET"), Map.entry("ConfigurationBucketName", "CONFIGURATION_BUCKET"),
            Map.entry("AppointmentQueueUrl", "APPOINTMENT_QUEUE_URL"), Map.entry("EventQueueUrl", "EVENT_QUEUE_URL"),
            Map.entry("DropQueueUrl", "DROP_QUEUE_URL"), Map.entry("DmpQueueUrl", "DMP_QUEUE_URL"),
            Map.entry("MailboxQueueUrl", "MAILBOX_QUEUE_URL"),
            Map.entry("TransmissionTableName", "TRANSMISSION_TABLE"), Map.entry("PatientKeySecretPrefix", "PATIENT_KEY_SECRET_PREFIX"),
            Map.entry("DmpCertificateSecretPrefix", "DMP_CERTIFICATE_SECRET_PREFIX"), Map.entry("DmpTrustSecret", "DMP_TRUST_SECRET"),
            Map.entry("MssanteCertificateSecretPrefix", "MSSANTE_CERTIFICATE_SECRET_PREFIX"),
            Map.entry("MssanteTrustSecret", "MSSANTE_TRUST_SECRET"), Map.entry("DeskApiUrl", "DESK_API_URL"));

    public DeployedStack {
        outputs = Map.copyOf(outputs);
        parameters = Map.copyOf(parameters);
    }

    /** A parameter as it was given; empty when the stack has none of that name. */
    public Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /**
     * The settings of the commands, under the names that the functions use.
     *
     * @param environment where AWS is and who asks: the variables of the AWS SDK
     */
    public Settings settings(Map<String, String> environment) {
        var values = new HashMap<String, String>(named(outputs));
        environment.forEach((variable, value) -> {
            if (variable.startsWith("AWS_") || variable.equals("S3_PATH_STYLE")) {
                values.put(variable, value);
            }
        });
        parameter("NationalEnvironment").ifPresent(value -> values.put("NATIONAL_ENVIRONMENT", value));
        parameter("Stage").ifPresent(value -> values.put("STAGE", value));
        return new Settings(values);
    }

    /** Outputs under the names of settings; those that are no setting are left out. */
    public static Map<String, String> named(Map<String, String> outputs) {
        var values = new HashMap<String, String>();
        outputs.forEach((output, value) -> {
            String setting = SETTINGS.get(output);
            if (setting != null) {
                values.put(setting, value);
            }
        });
        return values;
    }
}
