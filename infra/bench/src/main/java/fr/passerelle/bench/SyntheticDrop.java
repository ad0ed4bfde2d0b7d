package fr.passerelle.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The drop of the bench: a descriptor, and a PDF of any size that passes every inspection. */
public final class SyntheticDrop {
    private static final String HEAD = """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [3 0 R] /Count 1 >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>
            endobj
            """;
    private static final String STREAM = "4 0 obj\n<< /Length %010d >>\nstream\n%% ";
    private static final String STREAM_END = "\nendstream\nendobj\n";
    private static final int OBJECTS = 5;
    private static final long SEED = 7;
    private static final int FIRST_PRINTABLE = ' ';
    private static final int PRINTABLE = 95;

    private SyntheticDrop() {
    }

    /** The configuration of the establishment, in JSON. */
    public static byte[] establishment() {
        return Resources.bytes("establishment.json");
    }

    /** The descriptor of one document, in JSON. */
    public static byte[] descriptor() {
        return Resources.bytes("drop/lettre.json");
    }

    /**
     * A PDF of one page whose content is one long comment of random characters: always the same for a size.
     *
     * @param size bytes, exactly; at least 1024
     */
    public static byte[] pdf(int size) {
        int around = HEAD.length() + STREAM.formatted(0).length() + STREAM_END.length() + end(0).length();
        byte[] filling = new byte[size - around];
        new Random(SEED).nextBytes(filling);
        for (int i = 0; i < filling.length; i++) {
            filling[i] = (byte) (FIRST_PRINTABLE + Byte.toUnsignedInt(filling[i]) % PRINTABLE);
        }
        var pdf = new ByteArrayOutputStream(size);
        write(pdf, HEAD + STREAM.formatted(filling.length + "% ".length()));
        pdf.writeBytes(filling);
        write(pdf, STREAM_END);
        write(pdf, end(pdf.size()));
        return pdf.toByteArray();
    }

    /** A size as people say it, e.g. {@code 400 KB}. */
    public static String words(int bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KB" : (bytes >> 20) + " MB";
    }

    /** Table of the objects and trailer (ISO 32000-1 §7.5.4, §7.5.5): always as long. */
    private static String end(int table) {
        var lines = new StringBuilder("xref\n0 " + OBJECTS + "\n0000000000 65535 f \n");
        for (int object = 1; object < OBJECTS - 1; object++) {
            lines.append("%010d 00000 n \n".formatted(HEAD.indexOf(object + " 0 obj")));
        }
        lines.append("%010d 00000 n \n".formatted(HEAD.length()));
        return lines + "trailer\n<< /Size " + OBJECTS + " /Root 1 0 R >>\nstartxref\n%010d\n%%%%EOF\n".formatted(table);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
