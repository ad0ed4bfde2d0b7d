package fr.passerelle.local.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.sample.SampleFiles;
import fr.passerelle.local.session.Session;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made to hurt is refused early, and says why. */
class HostileInputsTest {
    private static final Instant NOW = Instant.parse("2026-03-15T11:00:00Z");
    private static final long HUNDRED_MEGABYTES = 100L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {"grand.hl7 = MSH|^~\\&|DPI|", "grand.xml = <ClinicalDocument>", "grand.json = {\"documents\": ["})
    void hundredMegabytesAreRefusedUnread(String name, String beginning) throws IOException {
        Path file = Files.writeString(folder.resolve(name), beginning);
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(HUNDRED_MEGABYTES);
        }

        assertThat(codes(file)).containsExactly("TOO_LARGE");
    }

    @Test
    void anExternalEntityIsNeverOpened() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "SECRET-DE-LA-MACHINE");
        String document = sound();
        Path file = Files.writeString(folder.resolve("xxe.xml"), "<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM \""
                + folder.resolve("secret.txt").toUri() + "\">]>" + document.replaceFirst("<title>", "<title>&x;"));

        assertThat(codes(file)).contains("CDA_DTD");
        assertThat(Json.mapper().writeValueAsString(check(file))).doesNotContain("SECRET");
    }

    @Test
    void aBillionLaughsAreNotLaughed() throws IOException {
        var entities = new StringBuilder("<!DOCTYPE ClinicalDocument [<!ENTITY l0 \"rire\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        Path file = Files.writeString(folder.resolve("rires.xml"),
                entities + "]>" + sound().replaceFirst("<title>", "<title>&l9;"));
        long begun = System.nanoTime();

        assertThat(codes(file)).contains("CDA_DTD");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void depthAndSeparatorsAreCounted() throws IOException {
        Path deep = Files.writeString(folder.resolve("profond.xml"), "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">" + "<a>".repeat(200_000));
        Path wide = Files.writeString(folder.resolve("large.hl7"),
                "MSH|^~\\&|A|B|C|D|20260315||MDM^T02^MDM_T02|1|T|2.6\rPID|" + "~".repeat(2_000_000));
        Path nested = Files.writeString(folder.resolve("profond.json"), "{\"documents\":" + "[".repeat(500_000));

        assertThat(codes(deep)).contains("CDA_LIMITS");
        assertThat(codes(wide)).contains("HL7_TOO_COMPLEX");
        assertThat(codes(nested)).contains("JSON_UNREADABLE");
    }

    @Test
    void anArchiveIsNoInputWhateverItsName() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bombe.xml"));
            zip.write(new byte[16 << 20]);
        }
        Path file = Files.write(folder.resolve("bombe.xml"), bytes.toByteArray());

        assertThat(codes(file)).containsExactly("CDA_NOT_XML");
    }

    private static String sound() {
        String document = new String(SampleFiles.read("750999997/lettre-046.xml"), StandardCharsets.UTF_8);
        return document.substring(document.indexOf("<ClinicalDocument"));
    }

    private static List<String> codes(Path file) throws IOException {
        return check(file).documents().getFirst().faults().stream().map(Finding::code).toList();
    }

    private static CheckReport check(Path path) throws IOException {
        return new Checker(CheckSettings.of(null, Environment.TEST, Session.PATIENT_DOMAIN, InstantSource.fixed(NOW)), null)
                .check(List.of(path));
    }
}
