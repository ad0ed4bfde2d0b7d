package fr.passerelle.local.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Policy;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.identity.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published examples and ours give what the reference expects (docs/check.md). They may not be copied here: the system property
 * {@code passerelle.reference.data} names the folder that holds {@code cda}, {@code hl7v2} and {@code fhir}.
 */
class ReferenceDataTest {
    private static final String FOLDER = System.getProperty("passerelle.reference.data", "");
    private static final Instant NOW = Instant.parse("2026-03-15T11:00:00Z");
    private static final String WITHOUT = "message sans son document : ";

    @Test
    void everyFileGivesWhatTheReferenceExpects() throws IOException {
        Assumptions.assumeFalse(FOLDER.isEmpty(), "passerelle.reference.data names no folder: the reference data are not checked");
        Path root = Path.of(FOLDER);
        CheckReport report = new Checker(CheckSettings.of(null, Environment.TEST, "patient.mssante.fr", InstantSource.fixed(NOW)), null)
                .check(List.of(root.resolve("cda"), root.resolve("hl7v2"), root.resolve("fhir")));
        Map<String, DocumentReport> read = report.documents().stream().filter(d -> d.verdict() != Verdict.IGNORED)
                .collect(Collectors.toMap(d -> root.relativize(Path.of(d.file())).toString(), Function.identity()));
        var all = new SoftAssertions();
        List<Expected> expected = expected();

        all.assertThat(read.keySet()).as("files read").containsExactlyInAnyOrderElementsOf(expected.stream().map(Expected::file).toList());
        expected.stream().filter(e -> read.containsKey(e.file())).forEach(e -> e.check(read.get(e.file()), all));

        all.assertAll();
    }

    @Test
    void aSenderHeldToTheMatrixIsRefusedOutsideItsRows() throws IOException {
        Assumptions.assumeFalse(FOLDER.isEmpty(), "passerelle.reference.data names no folder: the reference data are not checked");
        Path root = Path.of(FOLDER, "hl7v2");
        Establishment e = ExampleEstablishments.usual();
        var strict = new Hl7Policy(List.of(new Hl7Sender(null, null, Hl7Sender.Matrix.STRICT, List.of(), Hl7Sender.Update.REFUSED)));
        var establishment = new Establishment(e.finess(), e.name(), e.sites(), e.structureId(), e.oidRoot(), e.ippDomain(), e.stayDomain(),
                e.zone(), e.facilityType(), e.practiceSetting(), e.address(), e.phone(), e.mailbox(), e.classOfUnmappedTypes(),
                e.sensitiveUnits(), e.informationNotCollected(), e.professionalMailWithoutIns(), e.cda(), strict);

        CheckReport report = new Checker(
                CheckSettings.of(establishment, Environment.TEST, "patient.mssante.fr", InstantSource.fixed(NOW)), null)
                .check(List.of(root.resolve("synthetic/08_mdm_t02_offmatrix_dmp_patient_without_ps.er7"),
                        root.resolve("ans/mdm_t02_init_n1_cda.er7")));

        assertThat(report.documents()).allSatisfy(d -> assertThat(Expected.codes(d.faults())).contains("HL7_MATRIX"));
    }

    /** A line of the table. */
    private record Expected(String file, String verdict, List<String> said) {
        void check(DocumentReport report, SoftAssertions all) {
            boolean stub = verdict.equals("STUB");
            all.assertThat(report.verdict().name()).as(file).isEqualTo(stub ? "REFUSED" : verdict);
            for (String one : said) {
                switch (one.charAt(0)) {
                    case '+' -> all.assertThat(codes(report.warnings())).as(file).contains(one.substring(1));
                    case '~' -> all.assertThat(codes(report.waits())).as(file).contains(one.substring(1));
                    default -> {
                        if (one.matches("[A-Z0-9]+_[A-Z0-9_]+")) {
                            all.assertThat(codes(report.faults())).as(file).contains(one);
                        } else if (stub && one.startsWith("A")) {
                            all.assertThat(report.effects()).as(file).anyMatch(line -> line.endsWith(WITHOUT + one));
                        } else {
                            all.assertThat(report.effects()).as(file).anyMatch(line -> line.startsWith(one));
                        }
                    }
                }
            }
            if (stub && said.contains("AA")) {
                all.assertThat(report.faults()).as(file)
                        .allMatch(fault -> Objects.requireNonNullElse(fault.where(), "").startsWith("/ClinicalDocument"));
            }
        }

        private static List<String> codes(List<Finding> findings) {
            return findings.stream().map(Finding::code).toList();
        }
    }

    private static List<Expected> expected() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceDataTest.class.getResourceAsStream("reference-results.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .map(c -> new Expected(c[0], c[1], Stream.of(c[2].split("\\|")).toList())).toList();
        }
    }
}
