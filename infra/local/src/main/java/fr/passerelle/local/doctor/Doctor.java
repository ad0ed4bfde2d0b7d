package fr.passerelle.local.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.SecretTexts;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.local.stage.DeployedStack;
import fr.passerelle.local.template.SamTemplate;

/** Looks at everything a platform needs, one finding after the other; changes nothing. */
public final class Doctor {
    private static final String SECRET = "secretsmanager:GetSecretValue sur ";

    private final Settings settings;
    private final SamTemplate template;
    private final @Nullable DeployedStack stack;
    private final InstantSource clock;
    private final AwsClients clients;
    private final Environment environment;

    /**
     * @param template whose rules the parameters of the stack must obey
     * @param stack absent for the platform of this machine
     */
    public Doctor(Settings settings, SamTemplate template, @Nullable DeployedStack stack, InstantSource clock) {
        this.settings = settings;
        this.template = template;
        this.stack = stack;
        this.clock = clock;
        this.clients = new AwsClients(settings);
        this.environment = Environment.valueOf(settings.text("NATIONAL_ENVIRONMENT", "TEST"));
    }

    /** All of them: configuration first, then keys, then what AWS holds. */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.addAll(stack == null
                ? List.of(Finding.notHere("paramètres de la pile", "ceux de cette machine ne mènent nulle part"))
                : new Parameters(template, stack, region()).findings());
        String configuration = settings.required("CONFIGURATION_BUCKET");
        var establishments = new Establishments(clients.s3(), configuration, new EstablishmentJson()::read, new PathwayReader()::read,
                environment);
        String reading = "s3:ListBucket et s3:GetObject sur " + configuration + ", kms:Decrypt";
        findings.addAll(Examination.guarded("configuration", reading, establishments::findings));
        var readable = new ArrayList<Establishment>();
        findings.addAll(Examination.guarded("configuration", reading, () -> {
            readable.addAll(establishments.readable().values());
            return List.of();
        }).stream().filter(finding -> !findings.contains(finding)).toList());
        findings.addAll(secrets(readable));
        String stage = settings.text("STAGE", "local");
        findings.addAll(Examination.guarded("files", "sqs:ListQueues, sqs:GetQueueAttributes, sqs:ReceiveMessage",
                new Queues(clients.sqs(), stage, clock)::findings));
        findings.addAll(new Table(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), stack != null).findings());
        findings.addAll(stack == null
                ? List.of(Finding.notHere("buckets", "versions, chiffrement et verrou n'existent que déployés"),
                        Finding.notHere("heure de cette machine", "la plateforme a la sienne"))
                : Stream.concat(new Buckets(clients.s3(), settings).findings().stream(),
                        new ClockSkew(service(), clock).findings().stream())
                        .toList());
        return findings;
    }

    private URI service() {
        return URI.create("https://sqs." + region() + ".amazonaws.com/");
    }

    private String region() {
        return settings.text("AWS_REGION", "eu-west-3");
    }

    private List<Finding> secrets(List<Establishment> establishments) {
        SecretsManagerClient client = clients.secrets();
        var texts = new SecretTexts(client, clock, Duration.ZERO);
        var certificates = new Certificates(environment, clock);
        var findings = new ArrayList<Finding>();
        for (Establishment one : establishments) {
            findings.addAll(patientKey(client, one.finess()));
            findings.addAll(read(texts, "certificats DMP de " + one.finess(), name("DMP_CERTIFICATE_SECRET_PREFIX") + one.finess(),
                    secret -> certificates.dmp(one, secret)));
            findings.addAll(read(texts, "certificats MSSanté de " + one.finess(), name("MSSANTE_CERTIFICATE_SECRET_PREFIX") + one.finess(),
                    secret -> certificates.mailbox(one, secret)));
        }
        findings.addAll(read(texts, "autorités du DMP", name("DMP_TRUST_SECRET"), pem -> List.of(certificates.trust("du DMP", pem))));
        findings.addAll(read(texts, "autorités de l'opérateur MSSanté", name("MSSANTE_TRUST_SECRET"),
                pem -> List.of(certificates.trust("l'opérateur MSSanté", pem))));
        return findings;
    }

    private String name(String setting) {
        return settings.required(setting);
    }

    /** What to do with the text of a secret, absent when there is none. */
    @FunctionalInterface
    private interface Reading {
        List<Finding> of(Optional<String> text);
    }

    private static List<Finding> read(SecretTexts texts, String subject, String name, Reading reading) {
        return Examination.guarded(subject, SECRET + name + ", kms:Decrypt", () -> reading.of(texts.find(name)));
    }

    /** Whether it is there: nobody reads it. */
    private List<Finding> patientKey(SecretsManagerClient client, String finess) {
        String name = name("PATIENT_KEY_SECRET_PREFIX") + finess;
        String subject = "clé des patients de " + finess;
        return Examination.guarded(subject, "secretsmanager:DescribeSecret sur " + name, () -> {
            try {
                boolean kept = client.describeSecret(r -> r.secretId(name)).deletedDate() == null;
                return List.of(Finding.when(kept, subject, "présente", "en cours de suppression",
                        "L'annuler aujourd'hui (aws secretsmanager restore-secret) : sans elle, les choix des patients sont perdus."));
            } catch (ResourceNotFoundException _) {
                return List.of(Finding.failed(subject, "absente", "La créer une fois (docs/operations.md, « First establishment »)."));
            }
        });
    }

    /** How many findings there are of each mark. */
    public static Map<Finding.Mark, Long> counts(List<Finding> findings) {
        var counts = new EnumMap<Finding.Mark, Long>(Finding.Mark.class);
        findings.forEach(finding -> counts.merge(finding.mark(), 1L, Long::sum));
        return counts;
    }
}
