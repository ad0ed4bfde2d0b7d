package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.local.check.Checker;
import fr.passerelle.local.sample.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What would leave for each form that hospitals write. */
class PreviewFormsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDocumentMessageIsShownAsItsLotAndItsMail() throws IOException {
        Path message = Files.write(folder.resolve("crh.er7"), SampleFiles.read("750999997/crh-048.er7"));

        assertThat(run(message)).as(err + out.toString()).isZero();

        assertThat(folder.resolve("out/lot.xml")).exists();
        assertThat(folder.resolve("out/document.xml")).exists();
    }

    @ParameterizedTest
    @CsvSource({"siu.er7, 20260414, 20990414", "fhir.json, 2026-04-, 2099-04-"})
    void anAppointmentIsShownAsItsConvocation(String sample, String past, String future) throws IOException {
        Path file = Files.writeString(folder.resolve(sample), sample(sample).replace(past, future));

        assertThat(run(file)).as(err + out.toString()).isZero();

        assertThat(Files.readString(folder.resolve("out/message.eml"))).contains("Subject: ", "text/calendar");
    }

    @Test
    void nothingIsSentForAnIdentityAndItIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("identite.er7"), sample("adt.er7"));

        assertThat(run(file)).isZero();

        assertThat(out.toString()).contains("HL7 v2, identité : rien n'est envoyé");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatNothingReadsIsRefused() throws IOException {
        assertThat(run(Files.writeString(folder.resolve("note.txt"), "bonjour"))).isEqualTo(Passerelle.REFUSED);
        assertThat(err.toString()).contains("note.txt", "message HL7 v2 (.hl7, .er7)");

        assertThat(run(Files.writeString(folder.resolve("note.xml"), "<note/>"))).isEqualTo(Passerelle.REFUSED);
        assertThat(out.toString()).contains("CDA_ROOT");
    }

    @Test
    void whatIsTooLargeIsNotEvenOpened() throws IOException {
        Path file = Files.writeString(folder.resolve("grand.hl7"), "MSH|^~\\&|DPI|");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(3L << 30);
        }

        assertThat(run(file)).isEqualTo(Passerelle.REFUSED);
        assertThat(err.toString()).contains("grand.hl7", "taille acceptée");
    }

    private int run(Path file) {
        return Passerelle.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute("preview",
                file.toString(), "--out", folder.resolve("out").toString());
    }

    private static String sample(String name) throws IOException {
        try (InputStream resource = Checker.class.getResourceAsStream("samples/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
