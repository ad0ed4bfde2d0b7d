package fr.passerelle.local.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.sample.SampleFiles;
import fr.passerelle.local.session.Session;

import static org.assertj.core.api.Assertions.assertThat;

/** What integrators read of what they give. */
class CheckerTest {
    private static final Instant NOW = Instant.parse("2026-03-15T11:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSoundCdaIsAcceptedWithWhereItWouldGo() throws IOException {
        DocumentReport report = of("lettre.xml", SampleFiles.read("750999997/lettre-046.xml"));

        assertThat(report.form()).isEqualTo("CDA R2");
        assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(report.faults()).isEmpty();
        assertThat(report.effects()).contains("DMP : partirait");
    }

    @Test
    void everyFaultOfACdaSaysWhereByWhichRuleAndWhoRepairsIt() throws IOException {
        String cda = new String(SampleFiles.read("750999997/lettre-046.xml"), StandardCharsets.UTF_8);

        DocumentReport report = of("lettre.xml",
                cda.replaceFirst("<setId [^>]*/>", "").replace("classCode=\"DOCCLIN\"", "").getBytes(StandardCharsets.UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.faults()).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("CDA_REQUIRED");
            assertThat(fault.where()).isEqualTo("/ClinicalDocument/setId");
            assertThat(fault.source()).contains("documents.md §3");
            assertThat(fault.owner()).isEqualTo("Intégrateur (DSI)");
        });
    }

    @Test
    void aMessageIsToldByWhatItAsksAndItsAcknowledgement() throws IOException {
        DocumentReport report = of("crh.er7", SampleFiles.read("750999997/crh-048.er7"));

        assertThat(report.form()).isEqualTo("HL7 v2, document");
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(report.effects()).anyMatch(line -> line.startsWith("demande : premier envoi, DMP")).contains("accusé AA");
    }

    @Test
    void theReportHoldsNothingOfAnIdentity() throws IOException {
        byte[] message = SampleFiles.read("750999997/crh-048.er7");
        String text = new String(message, StandardCharsets.UTF_8);
        String[] pid = text.substring(text.indexOf("PID|")).split("\\|", 9);

        CheckReport report = check(file("crh.er7", text.replace("ORC|NW", "ORC|XX").getBytes(StandardCharsets.UTF_8)));

        String printed = Json.mapper().writeValueAsString(report);
        assertThat(report.totals().refused()).isEqualTo(1);
        assertThat(printed).doesNotContain(pid[5].split("\\^", 2)[0]).doesNotContain(pid[7]).doesNotContainPattern("\\b[12]\\d{14}\\b");
    }

    @Test
    void aDropIsReadWithThePdfBesideIt() throws IOException {
        Path descriptor = file("lettre-001.json", SampleFiles.read("750999997/lettre-001.json"));

        assertThat(check(descriptor).documents().getFirst().verdict()).as("without its PDF").isNotEqualTo(Verdict.ACCEPTED);
        pdf("lettre-001.pdf");
        DocumentReport whole = check(descriptor).documents().getFirst();
        assertThat(whole.verdict()).as(whole.toString()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void appointmentsAndEventsAreReadToo() throws IOException {
        DocumentReport past = of("rdv.json", SampleFiles.read("appointments/RDV-1001-v1.json"));
        DocumentReport event = of("identite.json", SampleFiles.read("hospital/identite-qualifiee.json"));
        DocumentReport broken = of("cassé.json", "{\"eventId\": \"E1\", \"type\": \"identity\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(past.form()).isEqualTo("rendez-vous JSON");
        assertThat(past.verdict()).isNotEqualTo(Verdict.REFUSED);
        assertThat(event.verdict()).as(event.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(broken.verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void aFolderMayHoldOtherThingsAndANamedFileMayNot() throws IOException {
        Files.createDirectories(folder.resolve("sous"));
        file("sous/lettre.xml", SampleFiles.read("750999997/lettre-046.xml"));
        Path note = file("note.txt", "bonjour".getBytes(StandardCharsets.UTF_8));
        file("schema.xsd", "<xs:element name=\"ClinicalDocument\"/>".getBytes(StandardCharsets.UTF_8));

        CheckReport.Totals all = check(folder).totals();

        assertThat(all).isEqualTo(new CheckReport.Totals(1, 1, 0, 0, 2, 0, all.warnings()));
        assertThat(check(note).totals().refused()).isEqualTo(1);
    }

    /** What no reader knows by its bytes is judged as the platform will: by its name. */
    @ParameterizedTest
    @CsvSource({"vide.xml, '', CDA_NOT_XML", "vide.er7, '', HL7_UNREADABLE", "vide.json, '', JSON_UNREADABLE",
            "page.xml, <html/>, CDA_ROOT",
            "nombre.json, 42, JSON_UNREADABLE"})
    void aNamedFileIsReadAsItsNameSays(String name, String content, String code) throws IOException {
        assertThat(of(name, content.getBytes(StandardCharsets.UTF_8)).faults()).extracting(Finding::code).containsExactly(code);
    }

    @Test
    void aMessageInUtf16IsToldAsOneThatCannotBeRead() throws IOException {
        DocumentReport report = of("crh.er7",
                new String(SampleFiles.read("750999997/crh-048.er7"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));

        assertThat(report.faults()).extracting(Finding::code).containsExactly("HL7_UNREADABLE");
        assertThat(check(folder).totals().refused()).as("in a folder as well").isEqualTo(1);
    }

    @Test
    void aFileIsReadWhateverItsNameAndTheNameItNeedsIsSaid() throws IOException {
        DocumentReport report = of("lettre.txt", SampleFiles.read("750999997/lettre-046.xml"));

        assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(report.effects()).contains("à déposer sous un autre nom : lettre.txt.xml");
    }

    @Test
    void identitiesAndAppointmentsOfOtherFormsAreRead() throws IOException {
        DocumentReport adt = of("identite.er7", sample("adt.er7"));
        DocumentReport siu = of("rdv.er7", sample("siu.er7"));
        DocumentReport fhir = of("rdv.json", sample("fhir.json"));

        assertThat(adt.effects()).containsExactly("identité qualifiée", "choix du patient : informé, opposition (DMP)", "accusé AA");
        assertThat(siu.effects()).containsExactly("messagerie du patient : partirait, convocation", "accusé AA");
        assertThat(fhir.effects()).containsExactly("messagerie du patient : partirait, convocation");
    }

    private DocumentReport of(String name, byte[] content) throws IOException {
        return check(file(name, content)).documents().getFirst();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream resource = CheckerTest.class.getResourceAsStream("samples/" + name)) {
            return Objects.requireNonNull(resource, name).readAllBytes();
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void pdf(String name) throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(folder.resolve(name).toFile());
        }
    }

    private static CheckReport check(Path path) throws IOException {
        return new Checker(CheckSettings.of(null, Environment.TEST, Session.PATIENT_DOMAIN, InstantSource.fixed(NOW)), null)
                .check(List.of(path));
    }
}
