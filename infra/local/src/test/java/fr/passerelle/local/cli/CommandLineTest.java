package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import picocli.CommandLine;

import fr.passerelle.formats.json.Json;
import fr.passerelle.local.sample.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands that need no platform, as an integrator types them: exit codes, standard output, files. */
class CommandLineTest {
    private static final String ROOT = "passerelle.root";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String root = System.getProperty(ROOT);

    /** No platform runs there. */
    @BeforeEach
    void elsewhere() {
        System.setProperty(ROOT, folder.toString());
    }

    @AfterEach
    void back() {
        System.setProperty(ROOT, root);
    }

    @Test
    void aSoundDropIsWrittenExactlyAsItWouldLeave() throws Exception {
        drop("lettre-001", "lettre-001.pdf");

        assertThat(run("preview", path("lettre-001.json"), "--out", path("out"))).as(err.toString()).isZero();

        assertThat(names()).containsExactly("IHE_XDM.ZIP", "document.xml", "iti41.mime", "lot.xml", "message-professional.eml",
                "message.eml");
        assertThat(xml("document.xml").getDocumentElement().getLocalName()).isEqualTo("ClinicalDocument");
        assertThat(xml("lot.xml").getDocumentElement().getLocalName()).isEqualTo("SubmitObjectsRequest");
        assertThat(Files.readString(folder.resolve("out/iti41.mime"))).contains("application/xop+xml",
                Files.readString(folder.resolve("out/document.xml"))).as("VIHF and lot are signed")
                .containsSubsequence("<ds:SignatureValue>",
                        "Signature01", "<ds:SignatureValue>", "http://uri.etsi.org/01903/v1.1.1#");
        assertThat(Files.readString(folder.resolve("out/message.eml"))).contains("Subject: ", "IHE_XDM.zip");
        assertThat(zipped()).contains("INDEX.HTM", "IHE_XDM/SUBSET01/METADATA.XML");
    }

    @Test
    void aReplacementAndADeletionAreShownAsIfTheDmpHeldWhatTheyReferTo() throws IOException {
        drop("lettre-029", "lettre-029.pdf");
        assertThat(run("preview", path("lettre-029.json"), "--out", path("out"))).as(err.toString()).isZero();
        assertThat(Files.readString(folder.resolve("out/lot.xml"))).contains("urn:ihe:iti:2007:AssociationType:RPLC");
        drop("suppression-035");
        assertThat(run("preview", path("suppression-035.json"), "--out", path("deleted"))).as(err.toString()).isZero();
        assertThat(Files.readString(folder.resolve("deleted/iti57.xml"))).contains("urn:asip:ci-sis:2010:StatusType:Deleted");
    }

    @Test
    void aCdaIsShownAsIfTheIdentityFeedVouchedForItAndIsSentToTheByte() throws IOException {
        Files.write(folder.resolve("lettre-046.xml"), SampleFiles.read("750999997/lettre-046.xml"));
        assertThat(run("preview", path("lettre-046.xml"), "--out", path("out"))).as(err.toString()).isZero();

        assertThat(names()).contains("document.xml", "lot.xml", "iti41.mime", "message.eml");
        assertThat(Files.readAllBytes(folder.resolve("out/document.xml"))).isEqualTo(SampleFiles.read("750999997/lettre-046.xml"));
        assertThat(Files.readString(folder.resolve("out/lot.xml"))).contains("urn:asip:ci-sis:ldl-ses:2017");
    }

    @Test
    void severalDocumentsGetAFileEachAndOneMail() throws IOException {
        drop("ordonnances-002");
        JsonNode files = Json.mapper().readTree(Files.readAllBytes(folder.resolve("ordonnances-002.json"))).path("documents");
        for (JsonNode file : files) {
            pdf(file.path("file").asText());
        }

        assertThat(run("preview", path("ordonnances-002.json"), "--out", path("out"))).as(err.toString()).isZero();

        assertThat(names()).contains("document.xml", "document-2.xml", "lot-2.xml", "iti41-2.mime", "message.eml");
    }

    @Test
    void aRefusedDropGivesItsFaultsAsOneJsonObjectAndExitCodeOne() throws IOException {
        drop("crh-024", "crh-024.pdf");

        assertThat(run("preview", path("crh-024.json"), "--out", path("out"), "--json")).isEqualTo(1);

        JsonNode report = Json.mapper().readTree(out.toString());
        assertThat(report.path("refused").asBoolean()).isTrue();
        assertThat(report.path("faults").valueStream().map(fault -> fault.path("code").asText())).containsExactlyInAnyOrder("FIELD_MISSING",
                "FIELD_UNKNOWN", "CODE_UNKNOWN");
        assertThat(report.path("faults").valueStream())
                .allSatisfy(fault -> assertThat(fault.path("text").asText() + fault.path("owner").asText()).isNotBlank());
        assertThat(report.path("dispatches").valueStream().map(d -> d.path("destination").asText() + " " + d.path("state").asText()))
                .containsExactly("none refused");
        assertThat(report.path("files")).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void otherFilesOfTheFolderDoNotMatter() throws IOException {
        drop("lettre-001", "lettre-001.pdf");
        Files.createDirectory(folder.resolve("archives.pdf"));

        assertThat(run("preview", path("lettre-001.json"), "--out", path("out"))).as(err.toString()).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        drop("lettre-001", "lettre-001.pdf");
        Files.writeString(folder.resolve("taken"), "");

        assertThat(run("preview", path("lettre-001.json"), "--out", path("taken"))).isEqualTo(1);
        assertThat(err.toString()).contains("taken").doesNotContain("Exception", "at fr.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview", "preview absent.json", "drop", "appointment", "status --lines", "lancer", "run --twice",
            "run --listen 4566",
            "run --endpoint http://127.0.0.1:1 --listen 127.0.0.1:4566", "report",
            "report --month mars", "report --month 2026-03 --format pdf",
            "consent", "consent show --ipp 4012345", "consent show --establishment 750999997",
            "consent show --establishment 750999997 --ipp 4012345 --ins 279035121518989"})
    void aWrongCommandLineIsToldInFrenchWithExitCodeTwo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("passerelle : ").contains("--help").doesNotContain("Missing", "Unknown", "Unmatched",
                "exclusive", "279035121518989");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void withoutPlatformEachCommandSaysHowToStartOne() throws IOException {
        Files.writeString(folder.resolve("event.json"), "{}");
        for (String[] line : List.of(new String[]{"status"}, new String[]{"status", "--json"}, new String[]{"drop", path("event.json")},
                new String[]{"appointment", path("event.json")}, new String[]{"report", "--month", "2026-03", "--format", "html"},
                "consent show --establishment 750999997 --ipp 4012345".split(" "),
                "consent set --establishment 750999997 --ipp 4012345 paper".split(" "),
                "consent export --establishment 750999997 --ins 279035121518989".split(" "))) {
            assertThat(run(line)).as(line[0]).isEqualTo(3);
        }
        assertThat(err.toString()).contains("./passerelle run");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anEventThatIsNoTextIsNotSent() throws IOException {
        Files.write(folder.resolve("latin.json"), "{\"practitioner\":\"Dr É\"}".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("empty.json"), "");

        assertThat(run("appointment", path("latin.json"))).isEqualTo(2);
        assertThat(run("appointment", path("empty.json"))).isEqualTo(2);
        assertThat(err.toString()).contains("UTF-8", "vide");
    }

    @Test
    void helpIsFrenchToTheLastLineAndEachCommandIsToldInASentence() {
        List<CommandLine> commands = every(Passerelle.commandLine()).toList();
        assertThat(commands).hasSizeGreaterThan(25).allSatisfy(command -> {
            assertThat(command.getUsageMessage()).contains("Emploi :", "Montre cette aide").doesNotContain("Show", "Print", "Usage",
                    "Commands");
            assertThat(command.getCommandSpec().usageMessage().description()[0]).as(command.getCommandName()).endsWith(".");
        });
    }

    private static Stream<CommandLine> every(CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandLineTest::every));
    }

    @Test
    void aCommandThatIsMistypedIsGuessed() {
        assertThat(run("statsu")).isEqualTo(2);
        assertThat(err.toString()).contains("vouliez-vous dire", "status");
    }

    @Test
    void theFilesThatADescriptorNamesAreFoundAndNoPathIs() throws IOException {
        Path descriptor = folder.resolve("lettre.json");
        Files.writeString(descriptor, """
                {"documents": [{"file": "a.pdf"}, {"file": "b.pdf"}, {"file": "a.pdf"}, {"file": "../c.pdf"}, {"file": ".."}, {}]}""");
        Files.writeString(folder.resolve("faux.json"), "{");

        assertThat(NamedFiles.of(descriptor)).containsExactly("a.pdf", "b.pdf");
        assertThat(NamedFiles.of(folder.resolve("faux.json"))).isEmpty();
        assertThat(NamedFiles.of(folder.resolve("message.hl7"))).isEmpty();
    }

    private int run(String... line) {
        return Passerelle.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(line);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void drop(String descriptor, String... pdfs) throws IOException {
        Files.write(folder.resolve(descriptor + ".json"), SampleFiles.read("750999997/" + descriptor + ".json"));
        for (String pdf : pdfs) {
            pdf(pdf);
        }
    }

    private void pdf(String name) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(folder.resolve(name).toFile());
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Document xml(String name) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(folder.resolve("out").resolve(name).toFile());
    }

    private List<String> zipped() throws IOException {
        var names = new ArrayList<String>();
        try (InputStream file = Files.newInputStream(folder.resolve("out/IHE_XDM.ZIP")); var zip = new ZipInputStream(file)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
