package fr.passerelle.local.check.schematron;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fr.passerelle.local.check.Finding;
import fr.passerelle.local.sample.SampleFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchematronsTest {
    private static final byte[] CDA = SampleFiles.read("750999997/lettre-046.xml");

    @TempDir
    Path folder;

    @Test
    void rulesAreToldWithTheirPlaceAndWarningsAreNoFaults() throws Exception {
        Schematrons.Result result = Schematrons.in(ours()).run(CDA);

        assertThat(result.faults()).extracting(Finding::code).containsExactlyInAnyOrder("titre-connu", "nom-fictif");
        assertThat(result.warnings()).extracting(Finding::code).containsExactly("titre-court");
        assertThat(result.faults()).filteredOn(f -> f.code().equals("titre-connu")).first()
                .isEqualTo(
                        new Finding("titre-connu", "/ClinicalDocument[1]/title[1]", "essai.sch", "[essai] Le titre n'est pas de la liste.",
                                "Intégrateur (DSI)"));
    }

    @Test
    void whatARuleShowsOfThePatientIsHidden() throws Exception {
        Schematrons.Result result = Schematrons.in(ours()).run(CDA);

        assertThat(result.faults()).filteredOn(f -> f.code().equals("nom-fictif")).first().extracting(Finding::text)
                .isEqualTo("[essai] Le nom trouvé est ***, l'identifiant ***.");
    }

    @Test
    void aHostileDocumentIsLeftToOurOwnReading() throws Exception {
        String document = new String(CDA, StandardCharsets.UTF_8);
        byte[] hostile = ("<!DOCTYPE ClinicalDocument>" + document.substring(document.indexOf("<ClinicalDocument")))
                .getBytes(StandardCharsets.UTF_8);

        Schematrons.Result result = Schematrons.in(ours()).run(hostile);

        assertThat(result.faults()).isEmpty();
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void aFolderWithoutSchematronIsRefused() {
        assertThatThrownBy(() -> Schematrons.in(folder)).isInstanceOf(UnusableSchematronException.class)
                .hasMessageContaining("aucun schématron");
        assertThatThrownBy(() -> Schematrons.in(folder.resolve("absent"))).isInstanceOf(UnusableSchematronException.class)
                .hasMessageContaining("illisible");
    }

    @Test
    void whatIsNoSchematronIsNamed() throws IOException {
        Files.writeString(folder.resolve("faux.sch"), "<schema>");

        assertThatThrownBy(() -> Schematrons.in(folder)).isInstanceOf(UnusableSchematronException.class).hasMessageContaining("faux.sch");
    }

    private static Path ours() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Schematrons.class.getResource("/fr/passerelle/local/check/schematron")).toURI());
    }
}
