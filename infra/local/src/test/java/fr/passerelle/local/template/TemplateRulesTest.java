package fr.passerelle.local.template;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.flow.Circuit;
import fr.passerelle.tls.KeyUse;

import static fr.passerelle.local.template.Deployed.ROOT;
import static fr.passerelle.local.template.Deployed.STACK;
import static fr.passerelle.local.template.Deployed.TEMPLATE;
import static fr.passerelle.local.template.Deployed.ofType;
import static fr.passerelle.local.template.Deployed.properties;
import static fr.passerelle.local.template.Deployed.refusals;
import static fr.passerelle.local.template.Deployed.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The rules that no linter knows (aws-stack.md §10), on the template that is deployed. */
class TemplateRulesTest {

    private static final Map<String, String> OPERATOR = Map.of("MssanteHost", "smtp.operateur-fictif.mssante.fr");
    private static final Map<String, String> PRODUCTION = Map.of("Stage", "production", "NationalEnvironment", "PRODUCTION", "MssanteHost",
            "smtp.operateur-fictif.mssante.fr", "MssanteImapHost", "imap.operateur-fictif.mssante.fr", "PatientMailDomain",
            "patient.mssante.fr", "AllowedMailDomains",
            "patient.mssante.fr,medecin.mssante.fr", "DmpBaseUrl", "https://lps2.dmp.gouv.fr/si-dmp-server/v2/services");

    @ParameterizedTest
    @MethodSource("workQueues")
    void everyQueueHasDeadLettersKeptFourteenDays(QueueSpec queue) {
        QueueSpec.Redrive redrive = queue.redrive().orElseThrow();
        assertThat(redrive.mostReceives()).isGreaterThanOrEqualTo(5);
        assertThat(STACK.queue(redrive.deadLetterArn()).retention()).hasDays(14);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theVisibilityOfAQueueIsSixTimesTheTimeoutOfItsConsumer(FunctionSpec function) {
        function.queues().forEach(mapping -> assertThat(STACK.queue(mapping.queueArn()).visibility()).as(mapping.id())
                .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyTriggerReportsWhichItemsFailed(FunctionSpec function) {
        assertThat(function.queues()).allMatch(QueueMapping::reportsFailures);
        assertThat(function.streams()).allMatch(StreamMapping::reportsFailures);
        assertThat(function.queues().size() + function.streams().size() + function.schedules().size() + function.routes().size())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aScheduleThatCannotCallTellsAQueueAndMayDoNothingElse(FunctionSpec function) {
        function.schedules().forEach(schedule -> {
            QueueSpec letters = STACK.queue(schedule.deadLetterArn().orElseThrow());
            assertThat(letters.retention()).hasDays(14);
            Section written = properties(function.id()).section("Events").section(schedule.id()).section("Properties");
            String role = String.valueOf(written.section("RoleArn").list("Fn::GetAtt").getFirst());
            assertThat(statement(role, "StartTheFunction")).contains("lambda:InvokeFunction").contains(":function:passerelle-${Stage}-"
                    + function.module() + ":live");
            assertThat(statement(role, "GiveUpVisibly")).contains("sqs:SendMessage").contains(letters.id());
        });
    }

    @Test
    void aRunOfTheReleaserCountsWhatMayLeaveBeforeTheNextOne() {
        FunctionSpec releaser = STACK.function("releaser").orElseThrow();
        assertThat(releaser.schedules()).singleElement().satisfies(
                schedule -> assertThat(releaser.environment()).containsEntry("TICK_SECONDS", Long.toString(schedule.rate().toSeconds())));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aStreamThatFailsIsCutTriedAndGivenUpToAQueue(FunctionSpec function) {
        function.streams().forEach(stream -> {
            assertThat(stream.bisects()).isTrue();
            assertThat(stream.mostRetries()).isPresent();
            assertThat(STACK.queue(stream.deadLetterArn().orElseThrow()).retention()).hasDays(14);
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theHandlerIsAClassOfItsModuleThatLambdaCanBuild(FunctionSpec function) throws Exception {
        Class<?> handler = handler(function);
        Path code = Path.of(handler.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(RequestHandler.class).isAssignableFrom(handler);
        assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
        assertThat(code.toString()).contains("/functions/" + function.module() + "/");
        assertThat(function.codeUri()).isEqualTo("functions/" + function.module() + "/target/" + function.module() + ".zip");
        assertThat(ROOT.resolve("functions").resolve(function.module())).isDirectory();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyVariableThatIsSetIsReadAndTheOtherWayRound(FunctionSpec function) throws Exception {
        Class<?> handler = handler(function);
        Set<String> read = SettingNames.readBy(ModuleCode.of(handler));
        assertThat(new TreeSet<>(function.environment().keySet())).isEqualTo(new TreeSet<>(read));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aLeaseLastsAsLongAsTheFunctionThatHoldsItMayRun(FunctionSpec function) {
        String lease = function.environment().get("LEASE_SECONDS");
        assertThat(lease == null ? null : Long.valueOf(lease)).isIn(null, function.timeout().toSeconds());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionIsSnapStartedBehindAnAliasAndKeepsItsLogForATime(FunctionSpec function) {
        Section written = properties(function.id());
        assertThat(written.section("LoggingConfig").find("LogGroup")).isPresent();
        assertThat(written.find("Role")).as("its own role").isPresent();
        Section globals = Section.of("Globals", TEMPLATE.section("Globals")).section("Function");
        assertThat(globals.text("Runtime")).isEqualTo("java25");
        assertThat(globals.list("Architectures")).asString().isEqualTo("[arm64]");
        assertThat(globals.text("AutoPublishAlias")).isNotBlank();
        assertThat(globals.section("SnapStart").text("ApplyOn")).isEqualTo("PublishedVersions");
    }

    @Test
    void globalsHaveTheRightTypesWhichTheLinterDoesNotCheck() {
        Section globals = Section.of("Globals", TEMPLATE.section("Globals")).section("Function");
        assertThat(globals.find("MemorySize").orElseThrow()).isInstanceOf(Integer.class);
        assertThat(globals.number("MemorySize")).isBetween(128, 10_240);
        assertThat(globals.find("Timeout").orElseThrow()).isInstanceOf(Integer.class);
        assertThat(globals.number("Timeout")).isBetween(1, 900);
        assertThat(STACK.functions()).allMatch(f -> f.memory() >= 1_024 && f.memory() <= 1_769);
    }

    @Test
    void theTableHasTheKeysAndTheStreamThatTheCodeNames() {
        assertThat(STACK.tables()).singleElement().satisfies(table -> {
            assertThat(table.partitionKey()).isEqualTo("pk");
            assertThat(table.sortKey()).contains("sk");
            assertThat(table.types()).isEqualTo(Map.of("pk", "S", "sk", "S", "due", "S", "dueKey", "S"));
            assertThat(table.indexes()).containsExactly(new TableSpec.Index("due", "due", Optional.of("dueKey"), "KEYS_ONLY"));
            assertThat(table.expiry()).contains("expiresAt");
            assertThat(table.streamView()).contains("KEYS_ONLY");
        });
        assertThat(properties("TransmissionTable").section("PointInTimeRecoverySpecification").flag("PointInTimeRecoveryEnabled")).isTrue();
    }

    @Test
    void everythingAtRestIsEncryptedWithOurKey() {
        ofType("AWS::SQS::Queue").forEach(id -> assertThat(properties(id).find("KmsMasterKeyId")).as(id).isPresent());
        ofType("AWS::Logs::LogGroup").forEach(id -> assertThat(properties(id).find("KmsKeyId")).as(id).isPresent());
        ofType("AWS::DynamoDB::Table")
                .forEach(id -> assertThat(properties(id).section("SSESpecification").find("KMSMasterKeyId")).as(id).isPresent());
        ofType("AWS::S3::Bucket").forEach(id -> assertThat(String.valueOf(properties(id).find("BucketEncryption"))).as(id)
                .contains("aws:kms").contains("DataKey"));
        assertThat(ofType("AWS::KMS::Key")).hasSize(1);
    }

    @Test
    void whatHoldsDataOutlivesTheStack() {
        Stream.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::KMS::Key").flatMap(type -> ofType(type).stream()).forEach(id -> {
            assertThat(resource(id).text("DeletionPolicy", "")).as(id).isEqualTo("Retain");
            assertThat(resource(id).text("UpdateReplacePolicy", "")).as(id).isEqualTo("Retain");
        });
    }

    @Test
    void everyBucketIsVersionedClosedAndSpokenToOverTls() {
        for (BucketSpec bucket : STACK.buckets()) {
            assertThat(bucket.versioned()).as(bucket.id()).isTrue();
            assertThat(properties(bucket.id()).section("PublicAccessBlockConfiguration").values().values()).as(bucket.id()).hasSize(4)
                    .allMatch(Boolean.TRUE::equals);
            assertThat(String.valueOf(properties(bucket.id() + "Policy").values())).as(bucket.id()).contains("Deny")
                    .contains("aws:SecureTransport=false").contains("Ref=" + bucket.id());
            assertThat(properties(bucket.id()).section("LifecycleConfiguration").sections("Rules")).as(bucket.id()).isNotEmpty();
        }
    }

    @Test
    void noPermissionIsGivenOnEverythingOrForEverything() {
        List<String> faults = new ArrayList<>();
        TEMPLATE.section("Resources").forEach((id, resource) -> PolicyStatements.of(resource).forEach(statement -> {
            if ("Allow".equals(statement.text("Effect"))) {
                // In a key policy "*" is the key the policy belongs to: nothing else can be written there.
                boolean keyPolicy = "AWS::KMS::Key".equals(resource(id).text("Type"));
                PolicyStatements.words(statement, "Action").filter(action -> action.contains("*")).forEach(a -> faults.add(id + ": " + a));
                boolean traces = "Trace".equals(statement.text("Sid", ""));
                PolicyStatements.words(statement, "Resource").filter(r -> r.equals("*") && !keyPolicy && !traces)
                        .forEach(r -> faults.add(id + ": " + r));
                PolicyStatements.words(statement, "Principal").filter("*"::equals).forEach(p -> faults.add(id + ": anybody"));
            }
        }));
        assertThat(faults).isEmpty();
        TEMPLATE.section("Resources").values().stream().flatMap(PolicyStatements::of).filter(s -> "Trace".equals(s.text("Sid", "")))
                .forEach(s -> assertThat(PolicyStatements.words(s, "Action")).containsExactly("xray:PutTelemetryRecords",
                        "xray:PutTraceSegments"));
        assertThat(TEMPLATE.section("Resources").values().stream().flatMap(PolicyStatements::of)).hasSizeGreaterThan(30);
    }

    @Test
    void aTestStageMayBeDeployedOnceItNamesItsOperator() {
        assertThat(refusals(Map.of())).containsExactly("MssanteHost est le serveur de votre opérateur.");
        assertThat(refusals(OPERATOR)).isEmpty();
        assertThat(refusals(Map.of("Stage", "local", "MssanteStarttls", "false", "MssanteImapTls", "none"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PatientMailDomain,patient.mssante.fr", "AllowedMailDomains,'patient.formation.mssante.fr, patient.mssante.fr'",
            "AllowedMailDomains,chu-demo.mssante.fr", "NationalEnvironment,PRODUCTION", "MssanteStarttls,false", "MssanteImapTls,none",
            "AWS::Region,us-east-1",
            "DmpBaseUrl,https://lps2.dmp.gouv.fr/si-dmp-server/v2/services"})
    void aTestStageMeetsNoRealPatient(String parameter, String value) {
        assertThat(refusals(with(OPERATOR, parameter, value))).isNotEmpty();
    }

    @Test
    void noStageIsDeployedWhosePatientsCouldNotBeWrittenTo() {
        assertThat(refusals(with(OPERATOR, "AllowedMailDomains", "medecin.formation.mssante.fr")))
                .containsExactly("AllowedMailDomains contient PatientMailDomain.");
    }

    @ParameterizedTest
    @CsvSource({"PatientMailDomain,patient.formation.mssante.fr", "AllowedMailDomains,medecin.formation.mssante.fr",
            "NationalEnvironment,TEST", "MssanteStarttls,false", "MssanteImapHost,''", "AWS::Region,us-east-1",
            "DmpBaseUrl,https://dev6.lps2.dmp.gouv.fr/si-dmp-server/v2/services"})
    void productionMeetsNobodyElse(String parameter, String value) {
        assertThat(refusals(PRODUCTION)).isEmpty();
        assertThat(refusals(with(PRODUCTION, parameter, value))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aRoleAllowsEveryCallItsFunctionMakesAndNoOther(FunctionSpec function) throws Exception {
        Section written = properties(function.id());
        Section role = properties(String.valueOf(written.section("Role").list("Fn::GetAtt").getFirst()));
        Set<String> needed = Permissions.needed(ModuleCode.of(handler(function)), written);
        assertThat(Permissions.given(role)).isEqualTo(needed);
        assertThat(Permissions.throughTheKey(role)).isEqualTo(Permissions.encrypted(needed));
    }

    @Test
    void theDmpFunctionWritesNothingButRawAnswers() {
        assertThat(statement("DmpDispatchRole", "KeepRawAnswers")).contains("s3:PutObject").contains("${VaultBucket.Arn}/*/dmp/*");
        assertThat(statement("DmpDispatchRole", "ReadPackages")).doesNotContain("PutObject");
    }

    @Test
    void everyLogGoesAfterATime() {
        assertThat(ofType("AWS::Logs::LogGroup")).hasSize(STACK.functions().size() + ofType("AWS::Serverless::HttpApi").size())
                .allSatisfy(id -> assertThat(properties(id).find("RetentionInDays")).isPresent());
    }

    @Test
    void everyDeadLetterAndEveryOldMessageRaisesAnAlarm() {
        Set<String> watched = new TreeSet<>();
        ofType("AWS::CloudWatch::Alarm").forEach(id -> {
            assertThat(properties(id).find("AlarmActions")).as(id).isPresent();
            properties(id).sections("Dimensions").stream().findFirst().ifPresent(
                    dimension -> watched.add(properties(id).text("MetricName") + " of " + dimension.find("Value").orElseThrow()));
        });
        for (QueueSpec queue : STACK.queues()) {
            String name = "{Fn::GetAtt=[" + queue.id() + ", QueueName]}";
            assertThat(watched).contains("ApproximateAgeOfOldestMessage of " + name);
            if (STACK.isDeadLetters(queue)) {
                assertThat(watched).contains("ApproximateNumberOfMessagesVisible of " + name);
            }
        }
        STACK.functions().stream().filter(f -> !f.streams().isEmpty())
                .forEach(f -> assertThat(watched).contains("IteratorAge of {Ref=" + f.id() + "}"));
    }

    @Test
    void everyCauseOfAnOpenCircuitAndEveryUseOfACertificateRaisesAnAlarm() {
        Set<String> watched = new TreeSet<>();
        ofType("AWS::CloudWatch::Alarm").forEach(id -> properties(id).sections("Dimensions").stream().findFirst().ifPresent(
                dimension -> watched.add(properties(id).text("MetricName") + " " + dimension.find("Value").orElseThrow() + " "
                        + properties(id).text("Threshold"))));
        for (Circuit.Cause cause : Circuit.Cause.values()) {
            assertThat(watched).contains("CircuitsOpen " + cause + " 1");
        }
        for (KeyUse use : KeyUse.values()) {
            assertThat(watched).contains("CertificateDaysLeft " + use + " 90", "CertificateDaysLeft " + use + " 60",
                    "CertificateDaysLeft " + use + " 30",
                    "CertificateDaysLeft " + use + " 7");
        }
    }

    @Test
    void aProofIsLockedForTenYearsAndContentOutlivesEveryWaitOfKeeper() {
        Section lock = properties("ProofsBucket").section("ObjectLockConfiguration").section("Rule").section("DefaultRetention");
        assertThat(properties("ProofsBucket").flag("ObjectLockEnabled")).isTrue();
        assertThat(lock.number("Years")).isEqualTo(10);
        assertThat(String.valueOf(lock.values())).contains("COMPLIANCE");
        Map<String, String> kept = STACK.function("keeper").orElseThrow().environment();
        int lastResort = Section.of("Parameters", TEMPLATE.section("Parameters")).section("ContentLastResortDays").number("MinValue");
        assertThat(lastResort).isGreaterThan(Integer.parseInt(kept.get("RAW_ANSWER_RETENTION_DAYS")))
                .isGreaterThan(Integer.parseInt(kept.get("HOLD_GIVE_UP_DAYS")) + Integer.parseInt(kept.get("CONTENT_RETENTION_DAYS")));
    }

    @Test
    void onlyTheDropBucketOfThisAccountMayFillTheDropQueue() {
        String policy = String.valueOf(properties("DropQueuePolicy").values());
        String bucket = STACK.bucket("DropBucket").name().replace("test", "${Stage}").replace("123456789012", "${AWS::AccountId}");
        assertThat(policy).contains("s3.amazonaws.com").contains("aws:SourceAccount").contains(":s3:::" + bucket + "}");
        assertThat(STACK.bucket("DropBucket").notifications()).singleElement()
                .satisfies(n -> assertThat(STACK.queue(n.queueArn()).id()).isEqualTo("DropQueue"));
    }

    @Test
    void nobodyCallsTheDeskUnsignedNorInAUrlThatALogWouldKeep() {
        assertThat(ofType("AWS::Serverless::HttpApi")).singleElement().satisfies(id -> {
            Section auth = properties(id).section("Auth");
            assertThat(auth.text("DefaultAuthorizer")).isEqualTo("AWS_IAM");
            assertThat(auth.flag("EnableIamAuthorizer")).isTrue();
            assertThat(properties(id).section("AccessLogSettings").text("Format")).doesNotContain("query", "body", "path", "authorizer");
            assertThat(properties(id).section("DefaultRouteSettings").number("ThrottlingRateLimit")).isPositive();
        });
        List<RouteMapping> routes = STACK.functions().stream().flatMap(f -> f.routes().stream()).toList();
        assertThat(routes).hasSize(8).allSatisfy(route -> {
            assertThat(route.method()).isEqualTo("POST");
            assertThat(route.path()).doesNotContain("{");
        });
    }

    @Test
    void noArnNamesAPartition() throws Exception {
        assertThat(Files.readString(ROOT.resolve("template.yaml"))).doesNotContain("arn:aws:");
    }

    /** A module without any handler is not a function yet: its rules wait for it, and say so. */
    private static Class<?> handler(FunctionSpec function) throws Exception {
        Path sources = ROOT.resolve("functions").resolve(function.module()).resolve("src/main/java");
        boolean begun = false;
        if (Files.isDirectory(sources)) {
            try (Stream<Path> files = Files.walk(sources)) {
                begun = files.anyMatch(file -> file.getFileName().toString().endsWith("Handler.java"));
            }
        }
        assumeTrue(begun, () -> function.module() + " has no handler yet");
        return Class.forName(function.handler());
    }

    static List<FunctionSpec> functions() {
        return STACK.functions();
    }

    static Stream<QueueSpec> workQueues() {
        return STACK.queues().stream().filter(q -> !STACK.isDeadLetters(q));
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> changed = new HashMap<>(parameters);
        changed.put(name, value);
        return changed;
    }

    private static String statement(String role, String sid) {
        return PolicyStatements.of(resource(role).values()).filter(s -> s.text("Sid", "").equals(sid)).findFirst().orElseThrow().values()
                .toString();
    }
}
