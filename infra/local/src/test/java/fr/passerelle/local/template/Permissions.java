package fr.passerelle.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a function calls of AWS, from what its code uses, against what its role allows. A permission is
 * {@code action resource}, the resource being its logical id or, for secrets, the end of its name.
 */
final class Permissions {
    /** Adapters whose every use needs the same calls. */
    private static final Map<String, List<String>> OF_ADAPTERS = Map.of(
            "DynamoDbConsentStore", List.of("dynamodb:Query TransmissionTable"),
            "S3Callers", List.of("s3:GetObject ConfigurationBucket", "s3:ListBucket ConfigurationBucket"),
            "SecretsPatientKeys", List.of("secretsmanager:GetSecretValue patient-key"),
            "PatientStores.of",
            List.of("dynamodb:GetItem TransmissionTable", "dynamodb:Query TransmissionTable", "secretsmanager:GetSecretValue patient-key"),
            "S3PathwayRegistry", List.of("s3:GetObject ConfigurationBucket", "s3:ListBucket ConfigurationBucket"),
            "S3ResultPlace", List.of("s3:PutObject ResultsBucket"),
            "SqsPostponement", List.of("sqs:SendMessage DropQueue"));
    /** Ports of which a function uses some methods. An absent object answers 404 only to who may list the bucket. */
    private static final Map<String, List<String>> OF_PORTS = Map.ofEntries(
            Map.entry("TransmissionStore.commit", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("TransmissionStore.input", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("TransmissionStore.dispatch", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("TransmissionStore.dispatches", List.of("dynamodb:Query TransmissionTable")),
            Map.entry("TransmissionStore.awaiting", List.of("dynamodb:Query TransmissionTable", "dynamodb:GetItem TransmissionTable")),
            Map.entry("Inboxes.drop", List.of("s3:PutObject DropBucket")),
            Map.entry("DropBucket.find", List.of("s3:GetObject DropBucket", "s3:ListBucket DropBucket")),
            Map.entry("DropBucket.open", List.of("s3:GetObject DropBucket", "s3:GetObjectVersion DropBucket")),
            Map.entry("PackageVault.open", List.of("s3:GetObject VaultBucket", "s3:ListBucket VaultBucket")),
            Map.entry("PackageVault.put", List.of("s3:PutObject VaultBucket")),
            Map.entry("TransmissionStore.chain", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("DueDispatches.due", List.of("dynamodb:Query TransmissionTable/index/due")),
            Map.entry("BoxTurns.of", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("BoxTurns.change", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("Circuits.of", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("Circuits.change", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("CallRate.notBefore", List.of("dynamodb:GetItem TransmissionTable", "dynamodb:PutItem TransmissionTable")),
            Map.entry("CallRate.slot", List.of("dynamodb:GetItem TransmissionTable", "dynamodb:PutItem TransmissionTable")),
            Map.entry("ProfileStore.profile", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("ProfileStore.record", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("EstablishmentDirectory.find", List.of("s3:GetObject ConfigurationBucket", "s3:ListBucket ConfigurationBucket")),
            Map.entry("EstablishmentDirectory.all", List.of("s3:ListBucket ConfigurationBucket")),
            Map.entry("PaperReasons.of", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("PaperReasons.note", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("PaperReasons.end", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("AccessTraces.add", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("AccessTraces.of", List.of("dynamodb:Query TransmissionTable")),
            Map.entry("IdentityStore.link", List.of("dynamodb:PutItem TransmissionTable")),
            Map.entry("IdentityStore.linked", List.of("dynamodb:Query TransmissionTable")),
            Map.entry("IdentityStore.of", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("PackageVault.find", List.of("s3:GetObject VaultBucket", "s3:ListBucket VaultBucket")),
            Map.entry("TransmissionStore.announcement", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("TransmissionStore.concerning", List.of("dynamodb:Query TransmissionTable")),
            Map.entry("WorkList.open", List.of("dynamodb:PutItem TransmissionTable", "dynamodb:Query TransmissionTable")),
            Map.entry("WorkList.close", List.of("dynamodb:UpdateItem TransmissionTable")),
            Map.entry("TransmissionStore.claim", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("TransmissionBrowser.history", List.of("dynamodb:Query TransmissionTable")),
            Map.entry("Counters.of", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("Counters.holder", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("Counters.count", List.of("dynamodb:PutItem TransmissionTable", "dynamodb:UpdateItem TransmissionTable")),
            Map.entry("TransmissionStore.keeping", List.of("dynamodb:GetItem TransmissionTable")),
            Map.entry("Keepings.looks", List.of("dynamodb:Query TransmissionTable/index/due", "dynamodb:GetItem TransmissionTable")),
            Map.entry("Disposal.vaultPaths", List.of("s3:ListBucket VaultBucket")),
            Map.entry("Disposal.deleteFromVault", List.of("s3:DeleteObject VaultBucket")),
            Map.entry("Disposal.dropped", List.of("s3:GetObject DropBucket", "s3:GetObjectVersion DropBucket", "s3:ListBucket DropBucket")),
            Map.entry("Disposal.newest", List.of("s3:GetObject DropBucket", "s3:ListBucket DropBucket")),
            Map.entry("Disposal.deleteDropped", List.of("s3:DeleteObject DropBucket", "s3:DeleteObjectVersion DropBucket")),
            Map.entry("ProofPlace.write",
                    List.of("s3:GetObject ProofsBucket", "s3:ListBucket ProofsBucket", "s3:PutObject ProofsBucket")),
            Map.entry("AckPlace.find", List.of("s3:GetObject ResultsBucket", "s3:ListBucket ResultsBucket")),
            Map.entry("AckPlace.write", List.of("s3:GetObject ResultsBucket", "s3:PutObject ResultsBucket")),
            Map.entry("TransmissionStore.appointment", List.of("dynamodb:GetItem TransmissionTable")));
    /** What a function asks of a port through the domain or the formats. */
    private static final Map<String, List<String>> ON_THE_WAY = Map.of("VaultPackages.keep", List.of("s3:PutObject VaultBucket"),
            "VaultPackages.steps", List.of("s3:GetObject VaultBucket", "s3:ListBucket VaultBucket"),
            "Chains.dispatches", List.of("dynamodb:Query TransmissionTable"),
            "AnswerPlans.keep", List.of("s3:PutObject VaultBucket"),
            "AnswerPlans.find", List.of("s3:GetObject VaultBucket", "s3:ListBucket VaultBucket"));
    /** Secrets that a variable names. */
    private static final Map<String, String> OF_VARIABLES = Map.of("DMP_CERTIFICATE_SECRET_PREFIX", "dmp-certificates",
            "DMP_TRUST_SECRET", "dmp-trust", "MSSANTE_CERTIFICATE_SECRET_PREFIX", "mssante-certificates", "MSSANTE_TRUST_SECRET",
            "mssante-trust");
    private static final Set<String> ENCRYPTED = Set.of("dynamodb", "s3", "secretsmanager", "sqs");

    private Permissions() {
    }

    /** @param written properties of the function as written, references not resolved */
    static Set<String> needed(ModuleCode code, Section written) {
        Set<String> needed = new TreeSet<>();
        for (String call : code.calls("fr/passerelle/aws/")) {
            needed.addAll(OF_ADAPTERS.getOrDefault(call.replace(".<init>", ""), List.of()));
        }
        for (String call : code.calls("fr/passerelle/core/port/")) {
            needed.addAll(OF_PORTS.getOrDefault(call, List.of()));
        }
        for (String packages : List.of("fr/passerelle/core/rule/", "fr/passerelle/formats/json/", "fr/passerelle/hl7/ack/")) {
            code.calls(packages).forEach(call -> needed.addAll(ON_THE_WAY.getOrDefault(call, List.of())));
        }
        Section variables = written.section("Environment").section("Variables");
        variables.values().keySet().stream().filter(name -> name.endsWith("_QUEUE_URL"))
                .forEach(name -> needed.add("sqs:SendMessage " + variables.section(name).text("Ref")));
        OF_VARIABLES.forEach((name, secret) -> {
            if (variables.values().containsKey(name)) {
                needed.add("secretsmanager:GetSecretValue " + secret);
            }
        });
        Section events = written.section("Events");
        events.values().keySet().forEach(name -> needed.addAll(ofTrigger(events.section(name))));
        needed.addAll(List.of("logs:CreateLogStream Log", "logs:PutLogEvents Log"));
        needed.addAll(List.of("xray:PutTelemetryRecords *", "xray:PutTraceSegments *"));
        needed.addAll(List.of("kms:Decrypt DataKey", "kms:DescribeKey DataKey", "kms:GenerateDataKey DataKey"));
        return needed;
    }

    private static List<String> ofTrigger(Section event) {
        Section settings = event.section("Properties");
        if ("ScheduleV2".equals(event.text("Type"))) {
            // The schedule has a role of its own.
            return List.of();
        }
        if ("HttpApi".equals(event.text("Type"))) {
            // The function's own policy lets the API call it.
            return List.of();
        }
        if ("SQS".equals(event.text("Type"))) {
            String queue = first(settings.section("Queue"));
            return Stream.of("DeleteMessage", "GetQueueAttributes", "ReceiveMessage").map(a -> "sqs:" + a + " " + queue).toList();
        }
        String letters = first(settings.section("DestinationConfig").section("OnFailure").section("Destination"));
        return Stream.concat(Stream.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
                .map(a -> "dynamodb:" + a + " TransmissionTable"), Stream.of("sqs:SendMessage " + letters)).toList();
    }

    private static String first(Section getAtt) {
        return String.valueOf(getAtt.list("Fn::GetAtt").getFirst());
    }

    /** @param role as written */
    static Set<String> given(Section role) {
        Set<String> given = new TreeSet<>();
        PolicyStatements.of(role.values().getOrDefault("Policies", List.of())).filter(s -> s.text("Effect").equals("Allow"))
                .forEach(statement -> PolicyStatements.words(statement, "Action")
                        .forEach(action -> resources(statement).forEach(resource -> given.add(action + " " + resource))));
        return given;
    }

    /** Services through which the role may use the key, e.g. {@code s3}. */
    static Set<String> throughTheKey(Section role) {
        Set<String> services = new TreeSet<>();
        PolicyStatements.of(role.values().getOrDefault("Policies", List.of())).filter(s -> s.text("Sid").equals("UseTheKey"))
                .flatMap(s -> PolicyStatements.words(s, "Condition")).forEach(w -> services.add(w.substring(0, w.indexOf('.'))));
        return services;
    }

    /** Services whose data are encrypted with the key, among those of these permissions. */
    static Set<String> encrypted(Set<String> permissions) {
        Set<String> services = new TreeSet<>();
        permissions.forEach(p -> services.add(p.substring(0, p.indexOf(':'))));
        services.retainAll(ENCRYPTED);
        return services;
    }

    private static Stream<String> resources(Section statement) {
        return PolicyStatements.words(statement, "Resource").filter(word -> !word.equals("Arn") && !word.equals("StreamArn")).map(word -> {
            for (String secret : List.of("patient-key/", "dmp-certificates/", "dmp-trust-", "mssante-certificates/", "mssante-trust-")) {
                if (word.contains(":secret:passerelle/${Stage}/" + secret)) {
                    return secret.substring(0, secret.length() - 1);
                }
            }
            String id = word.startsWith("${") ? word.substring(2, word.indexOf(".Arn}")) : word;
            int index = word.indexOf("/index/");
            return id.endsWith("Log") ? "Log" : index < 0 ? id : id + word.substring(index);
        });
    }
}
