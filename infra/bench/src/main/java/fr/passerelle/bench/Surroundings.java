package fr.passerelle.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** All that a function speaks to: an account of AWS, the DMP and the operator of the mailboxes, each a stub that answers at once. */
record Surroundings(AwsStub aws, DmpStub dmp, SmtpStub operator, StubAuthority authority) implements AutoCloseable {

    /**
     * All in clear.
     *
     * @throws IOException when no port can be opened
     */
    static Surroundings start() throws IOException {
        return with(new StubAuthority(), new DmpStub());
    }

    /**
     * With mutual TLS towards the DMP.
     *
     * @throws IOException when no port can be opened
     */
    static Surroundings secured() throws IOException {
        var authority = new StubAuthority();
        return with(authority, DmpStub.secured(authority.serverContext()));
    }

    private static Surroundings with(StubAuthority authority, DmpStub dmp) throws IOException {
        return new Surroundings(new AwsStub(StubAccount.withOneDrop(), new StubSecrets(authority)), dmp, new SmtpStub(),
                authority);
    }

    /** Everything {@code template.yaml} sets for a function, pointed at these. */
    Map<String, String> variables() {
        String url = aws.url();
        var variables = new HashMap<>(Map.of("AWS_REGION", "eu-west-3", "AWS_ACCESS_KEY_ID", "bench", "AWS_SECRET_ACCESS_KEY", "bench",
                "S3_PATH_STYLE", "true", "AWS_ENDPOINT_URL_DYNAMODB", url, "AWS_ENDPOINT_URL_S3", url, "AWS_ENDPOINT_URL_SQS", url,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", url));
        variables.putAll(Map.of("TRANSMISSION_TABLE", "transmissions", "DROP_BUCKET", "drops", "VAULT_BUCKET", "vault", "RESULTS_BUCKET",
                "results", "CONFIGURATION_BUCKET", "configuration", "PATIENT_KEY_SECRET_PREFIX", "patient-key/", "DROP_QUEUE_URL",
                url + "/000000000000/drops", "DMP_QUEUE_URL", url + "/000000000000/dmp", "MAILBOX_QUEUE_URL",
                url + "/000000000000/mailbox"));
        variables.putAll(Map.of("ACKS_QUEUE_URL", url + "/000000000000/acks", "APPOINTMENT_QUEUE_URL", url + "/000000000000/appointments",
                "EVENT_QUEUE_URL", url + "/000000000000/events"));
        variables.putAll(Map.of("NATIONAL_ENVIRONMENT", "TEST", "LARGEST_DOCUMENT_BYTES", "20971520", "ORPHAN_GRACE_SECONDS", "120",
                "RETRY_BASE_SECONDS", "30", "GIVE_UP_SECONDS", "172800", "LEASE_SECONDS", "120", "APPOINTMENT_MERGE_SECONDS", "0",
                "DMP_CONNECT_SECONDS", "5", "DMP_RPLC_URN", "urn:ihe:iti:2007:AssociationType:RPLC"));
        variables.putAll(Map.of("ANNOUNCEMENT_FIRST_REMINDER_DAYS", "10", "ANNOUNCEMENT_LAST_REMINDER_DAYS", "25",
                "IDENTITY_WORKLIST_DAYS", "30", "HOLD_GIVE_UP_DAYS", "90", "CONTENT_RETENTION_DAYS", "30", "RAW_ANSWER_RETENTION_DAYS",
                "365",
                "LONGEST_RUN_SECONDS", "600", "PROOFS_BUCKET", "proofs"));
        variables.putAll(Map.of("DMP_FEEDS_PER_SECOND", "4", "DMP_BACKFILL_PER_HOUR", "1200", "TICK_SECONDS", "60", "METRICS_NAMESPACE",
                "Passerelle/bench"));
        variables.putAll(
                Map.of("DMP_BASE_URL", dmp.url(), "DMP_TIMEOUT_SECONDS", "60", "DMP_HOMOLOGATION_ID", "bench", "DMP_LPS_ID", "bench",
                        "DMP_LPS_NAME", "bench", "DMP_LPS_VERSION", "1.0", "DMP_PROFESSIONAL_AUTHENTICATION",
                        "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified", "DMP_REACTIONS", "", "DMP_VIHF_VERSION", "3.0",
                        "DMP_AUTHENTICATION_MODE_NAME", "Authentification_Mode"));
        variables.putAll(Map.of("DMP_CERTIFICATE_SECRET_PREFIX", StubSecrets.CERTIFICATES, "DMP_TRUST_SECRET", StubSecrets.TRUST,
                "CERTIFICATE_CACHE_SECONDS", "300", "DMP_VIHF_DIGEST", "SHA256", "DMP_LOT_DIGEST", "SHA256"));
        variables.putAll(Map.of("DMP_BACKFILL_HOURS", "20:00-06:00", "CIRCUIT_MOST_DOWNS", "5", "CIRCUIT_FIRST_PROBE_SECONDS", "30",
                "CIRCUIT_LONGEST_PROBE_SECONDS", "300"));
        variables.putAll(Map.of("MSSANTE_HOST", operator.host(), "MSSANTE_PORT", Integer.toString(operator.port()), "MSSANTE_STARTTLS",
                "false", "MSSANTE_NIL", "bench", "PATIENT_MAIL_DOMAIN", "patient.mssante.example", "ALLOWED_MAIL_DOMAINS",
                "patient.mssante.example", "LARGEST_MAIL_BYTES", "25000000"));
        variables.putAll(Map.of("MSSANTE_IMAP_HOST", "", "MSSANTE_IMAP_PORT", "143", "MSSANTE_IMAP_TLS", "none", "REPLIES_QUEUE_URL",
                url + "/000000000000/replies"));
        variables.putAll(Map.of("MSSANTE_CERTIFICATE_SECRET_PREFIX", "mssante-certificates/", "MSSANTE_TRUST_SECRET", "mssante-trust"));
        return variables;
    }

    @Override
    public void close() throws IOException {
        aws.close();
        dmp.close();
        operator.close();
    }
}
