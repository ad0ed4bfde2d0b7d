package fr.passerelle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;

import fr.passerelle.formats.json.Json;
import fr.passerelle.report.ReportFiles.Format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What each format promises to its reader. */
class ReportFilesTest {
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
    private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");

    private final March march = new March();

    private String file(Format format, String name) {
        return new String(march.files(format).get(name), UTF_8);
    }

    private String page() throws IOException {
        String html = file(Format.HTML, "cahier-2026-03.html");
        Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve("cahier-2026-03.html"), html);
        return html;
    }

    @Test
    void thePageAsksNobodyForAnything() throws IOException {
        String markup = SCRIPT.matcher(page()).replaceAll("<script></script>");
        assertThat(markup).doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base|form)\\b")
                .doesNotContainPattern("(?i)\\bsrc\\s*=")
                .doesNotContainPattern("(?i)@import|url\\(").contains("default-src &#39;none&#39;");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(markup).results().map(m -> m.group(1))).isNotEmpty()
                .allMatch(link -> link.startsWith("#"));
        assertThat(page()).doesNotContain("sourceMappingURL");
    }

    @Test
    void itsPolicyAllowsExactlyTheScriptsAndTheStyleThatAreInIt() throws Exception {
        String html = page();
        assertThat(SCRIPT.matcher(html).results()).hasSize(2);
        for (MatchResult inline : Stream.concat(SCRIPT.matcher(html).results(), STYLE.matcher(html).results()).toList()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(UTF_8));
            assertThat(html).contains("sha256-" + Base64.getEncoder().encodeToString(digest).replace("=", "&#x3D;"));
        }
        assertThat(SCRIPT.matcher(html).replaceAll("")).doesNotContain("style=").doesNotContainPattern("(?i)\\son[a-z]+=");
    }

    @Test
    void theLicenceOfTheChartsTravelsWithThem() throws IOException {
        assertThat(page()).contains("The MIT License (MIT)", "Chart.js Contributors");
    }

    @Test
    void withoutScriptEveryFigureIsInATable() throws IOException {
        String markup = SCRIPT.matcher(page()).replaceAll("");
        assertThat(markup).contains("Sortie d&#39;hospitalisation", "généralisé", "CME 2025-14 du 18 novembre 2025", "mars 2026",
                "Lettre de liaison à la sortie d&#39;un établissement de soins", "Chef du pôle chirurgie", "Avancement des établissements");
        assertThat(markup.split("<table", -1)).hasSizeGreaterThan(15);
        assertThat(markup.split("<table", -1)).hasSameSizeAs(markup.split("<caption>", -1));
    }

    @Test
    void textsOfPeopleStayText() throws IOException {
        assertThat(page()).contains("Oncologie &lt;annonce&gt;").doesNotContain("<annonce>");
    }

    @Test
    void aSmallNumberOfAUnitIsHiddenInEveryFormat() throws IOException {
        assertThat(page()).contains("moins de 5");
        assertThat(file(Format.CSV, "cahier-2026-03-services.csv")).contains(";9999;moins de 5;moins de 5;0;").doesNotContain(";9999;3;");
        JsonNode service = Json.mapper().readTree(file(Format.JSON, "cahier-2026-03.json")).path("establishments").path(0).path("services")
                .valueStream().filter(s -> s.path("unit").asText().equals("9999")).findFirst().orElseThrow();
        assertThat(service.path("received").path("value").isNumber()).isFalse();
        assertThat(service.path("received").path("hidden").asText()).isEqualTo("few");
        assertThat(service.path("feeding").isObject()).isFalse();
    }

    @Test
    void theJsonFollowsItsPublishedSchema() throws IOException {
        String json = file(Format.JSON, "cahier-2026-03.json");
        try (var schema = MonthReport.class.getResourceAsStream(JsonReport.SCHEMA)) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(json, InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void theCsvIsReadByFrenchSpreadsheets() {
        Map<String, byte[]> files = march.files(Format.CSV);
        assertThat(files.keySet()).containsExactly("cahier-2026-03-indicateurs.csv", "cahier-2026-03-parcours.csv",
                "cahier-2026-03-services.csv", "cahier-2026-03-refus.csv", "cahier-2026-03-compteurs.csv");
        assertThat(files.values()).allSatisfy(content -> assertThat(content).startsWith(0xEF, 0xBB, 0xBF).endsWith('\r', '\n'));
        assertThat(new String(files.get("cahier-2026-03-compteurs.csv"), UTF_8))
                .contains("2026-03;750999997;;11490-0;P01-sortie;stay_closed;").doesNotContain("4512");
    }

    @Test
    void aTextThatASpreadsheetWouldCalculateIsATextAndSeparatorsAreQuoted() {
        assertThat(new String(new Csv("a").row(List.of("=1+1;\"x\"", "-3", "b\r\nc")).bytes(), UTF_8))
                .isEqualTo("\ufeffa\r\n\"'=1+1;\"\"x\"\"\";'-3;\"b\r\nc\"\r\n");
    }
}
