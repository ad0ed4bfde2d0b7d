package fr.passerelle.aws;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SealedTextsTest {
    private static final String FINESS = "750712184";
    private static final String OTHER = "690781810";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Key ITEM = new Key("P#1", "IDENTITY");
    private static final byte[] TEXT = "PAT-TROIS".getBytes(UTF_8);

    private final SealedTexts texts = new SealedTexts(
            new PatientSecrets(new FakeSecrets(Map.of("key/" + FINESS, SECRET, "key/" + OTHER, SECRET.replace('a', 'z'))), "key/",
                    InstantSource.system()),
            new SplittableRandom(7));

    @Test
    void whatIsSealedOpensAndShowsNothing() {
        byte[] sealed = texts.seal(FINESS, ITEM, TEXT);
        assertThat(texts.open(FINESS, ITEM, sealed)).isEqualTo(TEXT);
        assertThat(HexFormat.of().formatHex(sealed)).doesNotContain(HexFormat.of().formatHex(TEXT)).hasSize(2 * (12 + TEXT.length + 16));
    }

    @Test
    void theSameTextIsNeverSealedTwiceAlike() {
        assertThat(texts.seal(FINESS, ITEM, TEXT)).isNotEqualTo(texts.seal(FINESS, ITEM, TEXT));
    }

    @Test
    void aTextThatWasTouchedDoesNotOpen() {
        byte[] sealed = texts.seal(FINESS, ITEM, TEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] touched = sealed.clone();
            touched[i] ^= 1;
            assertThatIllegalStateException().as("byte %d", i).isThrownBy(() -> texts.open(FINESS, ITEM, touched));
        }
        assertThatIllegalStateException().isThrownBy(() -> texts.open(FINESS, ITEM, new byte[3]));
    }

    @Test
    void aTextMovedToAnotherItemDoesNotOpen() {
        byte[] sealed = texts.seal(FINESS, ITEM, TEXT);
        assertThatIllegalStateException().isThrownBy(() -> texts.open(FINESS, new Key("P#2", "IDENTITY"), sealed));
        assertThatIllegalStateException().isThrownBy(() -> texts.open(FINESS, new Key("P#1", "OTHER"), sealed));
    }

    @Test
    void aTextOfAnotherEstablishmentDoesNotOpen() {
        byte[] sealed = texts.seal(FINESS, ITEM, TEXT);
        assertThatIllegalStateException().isThrownBy(() -> texts.open(OTHER, ITEM, sealed)).withMessageNotContaining(SECRET);
    }
}
