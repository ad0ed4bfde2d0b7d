package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.sample.SampleDay;
import fr.passerelle.local.sample.SampleFiles;
import fr.passerelle.local.sample.SamplePdf;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.session.TickingClock;
import fr.passerelle.simulators.dmp.DmpScenario;
import fr.passerelle.simulators.dmp.DmpSelector;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.mssante.MailScenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What operators type against a platform whose handlers, services and national services are real or simulated, never mocked. */
class OperatorCommandsTest {
    private static final String ROOT = "passerelle.root";
    private static final String HOSPITAL = "750999997";
    private static final String BOX = "passerelle@ch-grands-chenes.formation.mssante.fr";
    private static final String DOCTOR = "cabinet.traitant@medecin.formation.mssante.fr";
    private static final SampleDay DAY = SampleFiles.day();

    @TempDir
    private static Path folder;

    private static Session session;
    private static String root;

    @BeforeAll
    static void threeLettersOfWhichTheDmpRefusedTwo() throws IOException {
        root = System.getProperty(ROOT);
        session = Session.start(LocalOptions.of(Path.of(root, "template.yaml")), new TickingClock(DAY.startsAt().toInstant()));
        session.prepare(DAY, new Random(20260309));
        Files.copy(Path.of(root, "template.yaml"), folder.resolve("template.yaml"));
        System.setProperty(ROOT, folder.toString());
        RunningPlatform.announce(session.settings());
        var access = session.access();
        access.configure(HOSPITAL, SampleFiles.read("establishments/" + HOSPITAL + ".json"));
        access.pathway("pathways/750999997/P01-sortie.yaml", SampleFiles.read("pathways/750999997/P01-sortie.yaml"));
        for (String refused : List.of("Lettre 1", "Lettre 2")) {
            session.dmp().scenarios().once(DmpSelector.feeds().and(DmpSelector.title(refused)),
                    new DmpScenario.Refuse("XDSRepositoryMetadataError", "métadonnée refusée"));
        }
        session.mssante().scenarios().once(DOCTOR, MailScenario.invalidAddress());
        letter(1);
        letter(2);
        letter(3);
        session.access().event(documentMessage().getBytes(StandardCharsets.UTF_8));
        session.rest();
        comesFromElsewhere();
    }

    /** What another gateway would send: the mail of this one to a professional; and a file that nobody should open. */
    private static void comesFromElsewhere() {
        session.mssante().deposit(BOX, session.mssante().mails().stream()
                .filter(mail -> mail.envelope().recipient().equals(DOCTOR)).findFirst().orElseThrow().bytes());
        session.mssante().deposit(BOX, ("From: <a@b.formation.mssante.fr>\r\nSubject: note\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; name=\"note.txt\"\r\n\r\nX5O!P%@AP[4\\PZX54(P^)7CC)7}$"
                + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII));
        session.rest();
    }

    @AfterAll
    static void stop() {
        System.setProperty(ROOT, root);
        session.close();
    }

    /** As a queue carries it: characters, and a facility that is the establishment. */
    private static String documentMessage() {
        return new String(SampleFiles.read("750999997/crh-050.er7"), StandardCharsets.UTF_8).replace(
                "|GRANDS-CHENES|PASSERELLE|",
                "|" + HOSPITAL + "|PASSERELLE|");
    }

    private static void letter(int number) {
        String json = new String(SampleFiles.read("750999997/lettre-001.json"), StandardCharsets.UTF_8)
                .replace("LDL-260301", "LDL-" + number).replace("lettre-001.pdf", "lettre-" + number + ".pdf")
                .replace("Lettre de liaison de sortie\"", "Lettre " + number + "\"");
        session.access().drop(HOSPITAL, "lettre-" + number + ".pdf", SamplePdf.of("pdf", "lettre-" + number + ".pdf"));
        session.access().drop(HOSPITAL, "lettre-" + number + ".json", json.getBytes(StandardCharsets.UTF_8));
    }

    private record Said(int code, String out, String err) {
        JsonNode json() throws IOException {
            return Json.mapper().readTree(out);
        }
    }

    private static Said run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine command = Passerelle.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Said(command.execute(arguments), out.toString(), err.toString());
    }

    private static Said replay(String... arguments) {
        var all = new ArrayList<>(List.of("replay", "--establishment", HOSPITAL));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    @Test
    void flow_K_documents_of_another_gateway_and_scenario_24_a_harmful_file_have_their_place_and_somebody_is_told() {
        assertThat(session.access().replies(HOSPITAL)).extracting(KeptMessage::kind, KeptMessage::patient).contains(
                tuple(KeptMessage.Kind.ARCHIVE, KeptMessage.Bearer.UNKNOWN), tuple(KeptMessage.Kind.UNMATCHED, null));
        assertThat(session.access().replies(HOSPITAL)).flatExtracting(KeptMessage::files).extracting(KeptMessage.KeptFile::kind,
                KeptMessage.KeptFile::refused).contains(tuple("zip", null), tuple(null, "harmful"));
        assertThat(session.mssante().boxes().messages(BOX, "TRAITE")).anyMatch(message -> message.source().contains("IHE_XDM.zip"));
        assertThat(run("worklist", "--establishment", HOSPITAL).out().replaceAll("\\s+", " ")).contains(
                "aucun patient connu ici ne porte leur matricule",
                "est en quarantaine", "ne répond à aucun envoi connu");
    }

    @Test
    void aDescriptorIsDroppedWithThePdfBesideItAndWhatIsMissingIsTold(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("seule.json"), "{\"documents\": [{\"file\": \"ici.pdf\"}, {\"file\": \"absent.pdf\"}]}");
        Files.writeString(folder.resolve("ici.pdf"), "%PDF-1.7");

        Said said = run("drop", "--establishment", "750100125", folder.resolve("seule.json").toString());

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("déposé : 750100125/inbox/seule.json", "déposé : 750100125/inbox/ici.pdf");
        assertThat(said.err()).contains("absent.pdf, nommé par seule.json", "aucun établissement 750100125", HOSPITAL);
    }

    @Test
    void aDocumentMessageOfTheQueueIsJudgedAndAnsweredAsAFile() throws IOException {
        assertThat(run("status", "--json").json().path("dispatches").valueStream()
                .filter(d -> d.path("input").asText().startsWith(HOSPITAL + "/GC-2026-50.")).toList()).singleElement().asString()
                .contains("refused", "HL7_OPERATION_MISMATCH");
        String answer = new AwsClients(session.settings()).s3()
                .getObjectAsBytes(g -> g.bucket(session.settings().required("RESULTS_BUCKET"))
                        .key(HOSPITAL + "/acks/" + HOSPITAL + "/DPI/GC-2026-50.ack.hl7"))
                .asUtf8String();
        assertThat(answer).contains("MSA|AE|GC-2026-50");
    }

    @Test
    void listsSayOfWhichEstablishmentTheyAreEmpty() {
        assertThat(run("announcements", "--establishment", "750100125").out()).contains("750100125 : aucun document");
        assertThat(run("print", "list", "--establishment", "750100125").out()).contains("750100125 : rien à imprimer");
        assertThat(run("replies", "--establishment", "750100125", "--json").out().strip()).isEqualTo("[]");
    }

    @Test
    void scenario_23_what_a_replay_shows_of_one_pathway_one_day_and_one_destination_is_what_it_does_once() throws IOException {
        String[] asked = {"--pathway", "P01-sortie", "--day", "2026-03-09", "--destination", "dmp", "--json"};
        JsonNode preview = replay(asked).json();
        assertThat(preview.path("count").asInt()).isEqualTo(2);
        assertThat(preview.path("leftOut").findValuesAsText("reason")).containsExactly("ARRIVED");
        assertThat(registered()).containsExactly("Lettre 3");
        long mails = mails();
        String[] dmp = {"--pathway", "P01-sortie", "--day", "2026-03-09", "--destination", "dmp", "--json", "--order",
                preview.path("order").asText(), "--apply", "--reason", "référentiel du DMP réparé", "--by", "exploitation"};
        String[] mail = {"--code", "MAIL_ADDRESS", "--json", "--apply", "--reason", "adresse réparée", "--by", "exploitation"};

        assertThat(replay(dmp).json().path("replayed").asInt()).isEqualTo(preview.path("count").asInt());
        assertThat(replay(mail).json().path("replayed").asInt()).isEqualTo(1);
        for (String[] again : List.of(dmp, mail)) {
            JsonNode same = replay(again).json();
            assertThat(same.path("before").asBoolean()).isTrue();
            assertThat(same.path("replayed").asInt()).isEqualTo(again[0].equals("--code") ? 1 : 2);
        }
        session.rest();

        assertThat(registered()).as("each once").containsExactlyInAnyOrder("Lettre 1", "Lettre 2", "Lettre 3");
        assertThat(session.dmp().violations()).isEmpty();
        assertThat(mails()).isEqualTo(mails + 1);
        assertThat(states("professional-mailbox")).containsExactlyInAnyOrder("replayed", "confirmed", "confirmed", "confirmed");
        assertThat(states("dmp")).containsExactlyInAnyOrder("replayed", "replayed", "confirmed", "confirmed", "confirmed");
        assertThat(replay(asked).json().path("count").asInt()).isZero();
        assertThat(replay("--orders").out()).contains("2 rejoué(s) sur 2", "référentiel du DMP réparé [exploitation]");
    }

    private static List<String> states(String destination) throws IOException {
        return run("status", "--json").json().path("dispatches").valueStream()
                .filter(d -> d.path("destination").asText().equals(destination)).map(d -> d.path("state").asText()).toList();
    }

    @Test
    void aReplayThatSaysNothingOrNamesNobodyIsAWrongCommandLine() {
        assertThat(replay()).returns(2, Said::code).extracting(Said::err).asString().contains("dire quoi rejouer");
        assertThat(replay("--code", "DMP_REFUSED", "--apply")).returns(2, Said::code).extracting(Said::err).asString()
                .contains("--reason", "--by");
        assertThat(run("replay", "--code", "DMP_REFUSED")).returns(2, Said::code).extracting(Said::err).asString()
                .contains("--establishment");
    }

    @Test
    void deadLettersAreShownThenGoBackToTheirQueueAndThoseOfAScheduleAreExplained() throws IOException {
        try (var sqs = new AwsClients(session.settings()).sqs()) {
            String queue = session.settings().required("DMP_QUEUE_URL") + "-dead-letters";
            sqs.sendMessage(m -> m.queueUrl(queue).messageBody("{\"input\":\"no\",\"dispatch\":\"one\"}"));
            JsonNode shown = run("replay", "--dead-letters", "dmp-dispatch", "--json").json();
            assertThat(shown.path("messages").asInt()).isEqualTo(1);
            assertThat(run("replay", "--dead-letters", "dmp-dispatch", "--apply", "--reason", "essai", "--by", "exploitation")).returns(0,
                    Said::code);
            sqs.purgeQueue(p -> p.queueUrl(queue));
        }
        assertThat(run("replay", "--dead-letters", "keeper").out()).contains("le suivant repart seul");
        assertThat(run("replay", "--dead-letters", "inconnue")).returns(1, Said::code);
    }

    @Test
    void theDoctorFindsTheSampleSoundSaysWhatItCouldNotLookAtAndShowsNoSecret() throws IOException {
        JsonNode report = run("doctor", "--json").json();
        assertThat(report.path("findings").valueStream().filter(f -> f.path("mark").asText().equals("FAILED"))).isEmpty();
        assertThat(report.path("sound").asBoolean()).isTrue();
        assertThat(report.path("findings").findValuesAsText("subject")).contains("configuration 750999997", "FINESS juridique 750999997",
                "site 750999906 de 750999997", "parcours P01-sortie de 750999997", "clé des patients de 750999997",
                "certificats DMP de 750999997", "certificats MSSanté de 750999997", "file passerelle-local-dmp-dispatch");
        Said said = run("doctor");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("✓ configuration 750999997 : lisible", "– buckets : non vérifié ici").doesNotContain("PRIVATE",
                "password");
    }

    @Test
    void theDoctorNamesWhatIsWrongAndWhatToDo() throws IOException {
        session.access().configure("330999996", "{\"finess\":\"330999996\"}".getBytes(StandardCharsets.UTF_8));
        session.access().pathway("pathways/750999997/P99-faux.yaml", "id: P99-faux".getBytes(StandardCharsets.UTF_8));
        Said said = run("doctor", "--problems");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("✗ configuration 330999996 : illisible", "✗ parcours P99-faux de 750999997 : laissé de côté");
        try (var s3 = new AwsClients(session.settings()).s3()) {
            for (String key : List.of("establishments/330999996.json", "pathways/750999997/P99-faux.yaml")) {
                s3.deleteObject(r -> r.bucket(session.settings().required("CONFIGURATION_BUCKET")).key(key));
            }
        }
    }

    @Test
    void anotherPlatformIsFoundByTheOutputsOfItsStack() throws IOException {
        Path stack = Files.writeString(folder.resolve("stack.json"), "{\"Stacks\":[]}");
        assertThat(run("status", "--stage", "test", "--outputs", stack.toString())).returns(1, Said::code).extracting(Said::err).asString()
                .contains("ne décrit pas la pile passerelle-test");
    }

    private static List<String> registered() {
        return session.dmp().documents().stream().map(RegisteredDocument::title).toList();
    }

    private static long mails() {
        return session.mssante().mails().stream().filter(mail -> mail.envelope().recipient().equals(DOCTOR)).count();
    }
}
