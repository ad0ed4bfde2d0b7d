package fr.passerelle.formats.result;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.InputKind;

import static org.assertj.core.api.Assertions.assertThat;

class ResultNameTest {
    @Test
    void aDescriptorLosesItsExtensionAFileKeepsIt() {
        assertThat(ResultName.of(InputKind.DESCRIPTOR, "lettre-0001.json")).isEqualTo("lettre-0001.result.json");
        assertThat(ResultName.of(InputKind.DESCRIPTOR, "lettre.JSON")).isEqualTo("lettre.result.json");
        assertThat(ResultName.of(InputKind.FILE, "lettre.pdf")).isEqualTo("lettre.pdf.result.json");
        assertThat(ResultName.of(InputKind.APPOINTMENT, "rdv-RDV-1-v2")).isEqualTo("rdv-RDV-1-v2.result.json");
    }

    @Test
    void accentsAndSpacesStay() {
        assertThat(ResultName.of(InputKind.FILE, "compte rendu n°2 été.pdf")).startsWith("compte rendu n-2 été.pdf");
        assertThat(ResultName.of(InputKind.FILE, "été (1).pdf")).isEqualTo("été (1).pdf.result.json");
    }

    @Test
    void aNameThatHadToBeChangedNeverTakesTheAnswerOfAnother() {
        assertThat(ResultName.of(InputKind.FILE, "a/b.pdf")).isNotEqualTo(ResultName.of(InputKind.FILE, "a-b.pdf"))
                .isNotEqualTo(ResultName.of(InputKind.FILE, "a\\b.pdf"));
    }

    @Property
    void everyNameGivesOneFileOfItsFolder(@ForAll InputKind kind, @ForAll String name) {
        String file = ResultName.of(kind, name);
        assertThat(file).endsWith(".result.json").doesNotContain("/", "\\", "\0").doesNotStartWith(".");
        assertThat(file.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(1000);
    }

    @Test
    void anEstablishmentThatIsNoFinessIsAnsweredAsUnknown() {
        assertThat(ResultName.folder("750712184")).isEqualTo("750712184");
        assertThat(ResultName.folder("../autre")).isEqualTo("inconnu");
    }
}
