package fr.passerelle.core.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fr.passerelle.core.port.FileKind;
import fr.passerelle.core.port.Scanner;

/**
 * The scanner that needs nothing else: size, kind by the first bytes, and the signature of the EICAR test file (eicar.org, 68 bytes). A
 * hospital that has a real one puts it behind the same port (docs/decisions/0137-scanner.md).
 */
public final class FirstBytes implements Scanner {
    private static final Map<FileKind, String> SIGNATURES = Map.of(FileKind.PDF, "255044462d", FileKind.JPEG, "ffd8ff", FileKind.PNG,
            "89504e470d0a1a0a", FileKind.RTF, "7b5c727466", FileKind.DOC, "d0cf11e0a1b11ae1", FileKind.ZIP, "504b");
    private static final Set<String> TIFF = Set.of("49492a00", "4d4d002a");
    /** In two pieces, so that no scanner takes this program for the test file. */
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int WINDOW = 1 << 16;

    private final int largest;
    private final Set<FileKind> accepted;

    /** @param largest bytes */
    public FirstBytes(int largest, Set<FileKind> accepted) {
        this.largest = largest;
        this.accepted = Set.copyOf(accepted);
    }

    @Override
    public Finding look(byte[] content) {
        if (content.length == 0) {
            return new Finding.Refused(Why.EMPTY);
        }
        if (harmful(content)) {
            return new Finding.Refused(Why.HARMFUL);
        }
        if (content.length > largest) {
            return new Finding.Refused(Why.TOO_LARGE);
        }
        return kind(content).filter(accepted::contains).<Finding>map(Finding.Clean::new).orElseGet(() -> new Finding.Refused(Why.KIND));
    }

    /** What these bytes are, by their beginning; a text by all of it. */
    public static Optional<FileKind> kind(byte[] content) {
        String head = HexFormat.of().formatHex(content, 0, Math.min(content.length, 8));
        if (TIFF.stream().anyMatch(head::startsWith)) {
            return Optional.of(FileKind.TIFF);
        }
        return SIGNATURES.entrySet().stream().filter(s -> head.startsWith(s.getValue())).map(Map.Entry::getKey).findFirst()
                .or(() -> text(content) ? Optional.of(FileKind.TEXT) : Optional.empty());
    }

    /** Whether the signature is anywhere in it: it may hide behind a harmless beginning. */
    public static boolean harmful(byte[] content) {
        for (int i = 0; i <= content.length - EICAR.length; i++) {
            if (content[i] == EICAR[0] && Arrays.equals(content, i, i + EICAR.length, EICAR, 0, EICAR.length)) {
                return true;
            }
        }
        return false;
    }

    /** The same for content too large to hold; the caller closes the stream. */
    public static boolean harmful(InputStream content) throws IOException {
        var window = new byte[WINDOW];
        int kept = 0;
        for (int read = content.readNBytes(window, 0, WINDOW); read > 0; read = content.readNBytes(window, kept, WINDOW - kept)) {
            int end = kept + read;
            if (harmful(Arrays.copyOf(window, end))) {
                return true;
            }
            kept = Math.min(EICAR.length - 1, end);
            System.arraycopy(window, end - kept, window, 0, kept);
        }
        return false;
    }

    /** UTF-8 or Latin-9 without control characters; an HTML page or a program is a text too, but is never opened as anything else. */
    private static boolean text(byte[] content) {
        for (byte b : content) {
            if ((b == 0x7F || (b >= 0 && b < ' ')) && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        String head = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1).stripLeading();
        return !head.startsWith("<") && !head.startsWith("#!") && (utf8(content) || head.chars().noneMatch(c -> c >= 0x80 && c < 0xA0));
    }

    private static boolean utf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
