package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fr.passerelle.formats.json.Json;
import fr.passerelle.local.sample.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code check} as an integrator types it: exit codes, standard output, errors. */
class CheckCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSoundDocument() throws IOException {
        Files.write(folder.resolve("lettre.xml"), SampleFiles.read("750999997/lettre-046.xml"));
    }

    @Test
    void withoutFaultTheExitCodeIsZeroAndWithOneItIsOne() throws IOException {
        assertThat(run(folder.toString(), "--clock", "2026-03-15")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("lettre.xml (CDA R2) : accepté", "→ DMP : partirait",
                "Total : 1 lus (1 acceptés, 0 retenus, 0 refusés)");

        Files.writeString(folder.resolve("vide.hl7"), "MSH|^~\\&|");

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("vide.hl7").contains("FAUTE ");
    }

    @Test
    void jsonIsOneObject() throws IOException {
        run("--json", folder.resolve("lettre.xml").toString());

        JsonNode report = Json.mapper().readTree(out.toString());
        assertThat(report.path("totals").path("accepted").asInt()).isEqualTo(1);
        assertThat(report.path("documents").path(0).path("form").asText()).isEqualTo("CDA R2");
    }

    @Test
    void aWrongCommandLineIsToldInFrench() {
        assertThat(run(folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(run(folder.toString(), "--clock", "hier")).isEqualTo(2);
        assertThat(run(folder.toString(), "--schematron", folder.toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("fichier illisible", "jour attendu sous la forme AAAA-MM-JJ", "aucun schématron",
                "il manque FICHIER");
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Passerelle.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all);
    }
}
