package fr.passerelle.core.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.port.FileKind;
import fr.passerelle.core.port.Scanner.Finding;
import fr.passerelle.core.port.Scanner.Why;

import static org.assertj.core.api.Assertions.assertThat;

class FirstBytesTest {
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final FirstBytes scanner = new FirstBytes(200, EnumSet.complementOf(EnumSet.of(FileKind.ZIP)));

    @ParameterizedTest
    @CsvSource({"255044462d312e34,PDF", "ffd8ffe000104a46,JPEG", "89504e470d0a1a0a00,PNG", "49492a0008000000,TIFF", "4d4d002a00000008,TIFF",
            "7b5c727466310d,RTF", "d0cf11e0a1b11ae1,DOC", "426f6e6a6f7572,TEXT", "c3a974c3a9,TEXT", "e974e9,TEXT"})
    void aFileIsWhatItsFirstBytesSay(String hex, FileKind kind) {
        assertThat(scanner.look(HexFormat.of().parseHex(hex))).isEqualTo(new Finding.Clean(kind));
    }

    @ParameterizedTest
    @CsvSource({"4d5a9000,KIND", "504b0304,KIND", "3c68746d6c3e,KIND", "2321202f,KIND", "7f454c46,KIND"})
    void whatNobodyExpectsIsRefused(String hex, Why why) {
        assertThat(scanner.look(HexFormat.of().parseHex(hex))).isEqualTo(new Finding.Refused(why));
    }

    @Test
    void theTestVirusIsRefusedWhereverItHides() {
        assertThat(scanner.look(bytes(EICAR))).isEqualTo(new Finding.Refused(Why.HARMFUL));
        assertThat(scanner.look(bytes("%PDF-1.4 " + EICAR + " %%EOF"))).isEqualTo(new Finding.Refused(Why.HARMFUL));
    }

    /** Wherever it lies over the pieces in which a large content is read. */
    @ParameterizedTest
    @CsvSource({"0", "65480", "65535", "65536", "131000", "200000"})
    void itIsFoundInAContentTooLargeToHold(int before) throws IOException {
        byte[] content = bytes("a".repeat(before) + EICAR + "b".repeat(100));
        assertThat(FirstBytes.harmful(new ByteArrayInputStream(content))).isTrue();
        content[before + 30]++;
        assertThat(FirstBytes.harmful(new ByteArrayInputStream(content))).isFalse();
    }

    @Test
    void soAreTheEmptyAndTheTooLarge() {
        assertThat(scanner.look(new byte[0])).isEqualTo(new Finding.Refused(Why.EMPTY));
        assertThat(scanner.look(bytes("a".repeat(201)))).isEqualTo(new Finding.Refused(Why.TOO_LARGE));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
