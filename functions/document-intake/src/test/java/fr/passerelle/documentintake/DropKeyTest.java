package fr.passerelle.documentintake;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DropKeyTest {
    @Test
    void aFileOfAnInboxIsKnownByItsExtension() {
        assertThat(DropKey.of("750000018/inbox/lettre 1.json")).isEqualTo(new DropKey.Inbox("750000018", "lettre 1.json"));
        assertThat(new DropKey.Inbox("750000018", "a.PDF").content()).isEqualTo(DropKey.Content.PDF);
        assertThat(new DropKey.Inbox("750000018", "a.docx").content()).isEqualTo(DropKey.Content.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"750000018/inbox/", "750000018/attachments/convocation.pdf"})
    void aFolderMarkerOrAConvocationIsNoDrop(String key) {
        assertThat(DropKey.of(key)).isEqualTo(new DropKey.Elsewhere());
    }

    @ParameterizedTest
    @CsvSource({"750000018/inbox/sous/x.json, 750000018, x.json", "750000018/inbox/..json, 750000018, __json",
            "750000018/inbox/../690000001/inbox/x.json, 750000018, x.json", "750000018/outbox/x.json, 750000018, x.json",
            "/inbox/x.json, inconnu, x.json", "x.json, inconnu, x.json", "75/inbox/x.json, inconnu, x.json",
            "750000018/inbox/a\\b.json, 750000018, a_b.json"})
    void anyOtherKeyIsRefusedUnderItsEstablishmentWhenItCanBeRead(String key, String establishment, String name) {
        assertThat(DropKey.of(key)).isEqualTo(new DropKey.Invalid(establishment, name));
    }

    @Test
    void controlCharactersAndLongNamesAreRefused() {
        assertThat(DropKey.of("750000018/inbox/a\u0007.json")).isEqualTo(new DropKey.Invalid("750000018", "a_.json"));
        assertThat(DropKey.of("750000018/inbox/" + "a".repeat(116) + ".json")).isInstanceOf(DropKey.Invalid.class);
        assertThat(DropKey.of("750000018/inbox/" + "a".repeat(115) + ".json")).isInstanceOf(DropKey.Inbox.class);
    }

    @Property
    void whateverTheKeyTheNameShownStaysInsideItsFolder(@ForAll String key) {
        if (DropKey.of(key) instanceof DropKey.Invalid(String establishment, String name)) {
            assertThat(establishment).matches("inconnu|[0-9][0-9AB][0-9]{7}");
            assertThat(name).isNotBlank().doesNotContain("/", "\\", "..").hasSizeLessThanOrEqualTo(DropKey.LONGEST_NAME);
        }
    }
}
