package fr.passerelle.local.project;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for the files of the whole repository. */
class RepositoryTest {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root", "../..")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    /** What a build makes or fetches; a package of sources may have any name. */
    private static final Pattern BUILT = Pattern.compile("/\\.git|/node_modules/|^(?!.*/src/).*/target/");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern XML_PARSER = Pattern
            .compile(
                    "(XMLInputFactory|DocumentBuilderFactory|SAXParserFactory|XMLReader|TransformerFactory|SchemaFactory|XPathFactory)\\.new");

    @Test
    void everyRelativeLinkOfThePagesLeadsToAFile() throws IOException {
        List<Path> pages = files(".md");
        assertThat(pages).hasSizeGreaterThan(30);
        assertThat(pages).allSatisfy(page -> assertThat(links(page)).as(page.toString())
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists()));
    }

    @Test
    void everyDecisionIsInTheIndexOnce() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/README.md"));
        try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
            assertThat(decisions.map(d -> "(decisions/" + d.getFileName() + ")"))
                    .allSatisfy(link -> assertThat(index.split(Pattern.quote(link), -1)).as(link).hasSize(2));
        }
    }

    /** Each of these has its own test with a document type: ReplyReaderTest, CanonicalXmlTest and AssertionSignerTest (dmp), ReceivedArchiveTest (mailbox), CdaReaderTest (formats), XmlTest (simulators), SchematronsTest and StackQueryTest (local); Schemas reads resources only. */
    @Test
    void xmlIsOnlyParsedWhereDocumentTypesAreRefused() throws IOException {
        assertThat(files(".java").stream().filter(f -> f.toString().contains("/src/main/")).filter(RepositoryTest::opensAParser)
                .map(f -> ROOT.relativize(f).toString()))
                .containsExactlyInAnyOrder("functions/formats/src/main/java/fr/passerelle/formats/cda/read/CdaParser.java",
                        "functions/formats/src/main/java/fr/passerelle/formats/cda/read/CdaSchema.java",
                        "functions/dmp/src/main/java/fr/passerelle/dmp/Xml.java",
                        "functions/dmp/src/main/java/fr/passerelle/dmp/security/CanonicalXml.java",
                        "functions/dmp/src/main/java/fr/passerelle/dmp/security/Dom.java",
                        "functions/mailbox/src/main/java/fr/passerelle/mailbox/incoming/ArchiveXml.java",
                        "infra/local/src/main/java/fr/passerelle/local/check/schematron/SafeXml.java",
                        "infra/local/src/main/java/fr/passerelle/local/stage/StackAnswer.java",
                        "infra/simulators/src/main/java/fr/passerelle/simulators/xml/Xml.java",
                        "infra/simulators/src/main/java/fr/passerelle/simulators/xml/Schemas.java");
    }

    private static boolean opensAParser(Path file) {
        return XML_PARSER.matcher(text(file)).find();
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(FENCE.matcher(text(page)).replaceAll("")).results().map((MatchResult r) -> r.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("#") && !link.startsWith("mailto:"))
                .map(link -> URLDecoder.decode(link.replaceFirst("#.*", ""), StandardCharsets.UTF_8));
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(end))
                    .filter(f -> !BUILT.matcher(f.toString()).find()).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
