package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.local.sample.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code pathways check} and {@code golive} as hospital people type them. */
class PathwayCommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... line) {
        return Passerelle.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(line);
    }

    private void file(String place, String text) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String discharge() {
        return new String(SampleFiles.read("pathways/330999996/P01-sortie.yaml"), StandardCharsets.UTF_8);
    }

    @Test
    void theShippedPathwaysAreSound() {
        assertThat(run("pathways", "check")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("P16-oncologie.yaml : correct, état general", "22 parcours, 0 faute(s).");
    }

    @Test
    void everyFaultOfEveryFileIsToldInFrenchWithExitCodeOne() throws IOException {
        file("330999996/P01-sortie.yaml", discharge());
        file("330999996/sans-cme.yaml", discharge().replaceAll("(?m)^cme:.*$", "").replace("11490-0", "99999-9"));
        file("750999997/P01-sortie.yaml", discharge());
        file("brouillon.yaml", "id: [");
        assertThat(run("pathways", "check", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("330999996/P01-sortie.yaml : correct, état general", "330999996/sans-cme.yaml : 2 faute(s)",
                "[PATHWAY_WITHOUT_CME]", "[CODE_UNKNOWN]", "[PATHWAY_MISFILED]", "[YAML_UNREADABLE]", "4 parcours, 4 faute(s).");
    }

    @Test
    void aFolderWithoutPathwayIsAWrongCommandLine() {
        assertThat(run("pathways", "check", folder.toString())).isEqualTo(2);
        assertThat(run("pathways", "check", folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("aucun fichier .yaml", "dossier introuvable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"golive", "golive P01-sortie", "golive --establishment 330999996"})
    void goLiveNeedsAPathwayAndAnEstablishment(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("passerelle : il manque ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pathways --help", "pathways check --help", "golive --help", "pathways"})
    void helpIsFrenchToTheLastLine(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString()).contains("Emploi :", "Montre cette aide").doesNotContain("Show", "Print", "Usage");
    }

    @Test
    void aPathwayIsPreviewedAsItsPatientsReadItStepsIncluded(@TempDir Path previews) throws IOException {
        Path examples = Path.of(System.getProperty("passerelle.root"), "infra/pathways");
        assertThat(run("preview", examples.resolve("P08-qualite.yaml").toString(), "--out", previews.toString())).isZero();

        try (var files = Files.list(previews)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("message.eml", "questionnaire.eml",
                    "relance.eml");
        }
        // Quoted-printable cuts long lines, so a link as well (RFC 2045 §6.7).
        assertThat(Files.readString(previews.resolve("relance.eml")).replace("=\r\n", "")).contains("Subject:", "X-MSS-MES: FIN",
                "https://qualite.ch-grands-chenes.example/questionnaire");
    }
}
