package fr.passerelle.simulators.mssante.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * What a person writes back.
 *
 * @param files attachments
 * @param threaded whether the answer names the mail it answers (RFC 5322 §3.6.4); some software does not
 */
public record Answer(String text, List<File> files, boolean threaded) {
    private static final String TEXT = "Bonjour, puis-je décaler ce rendez-vous ?";
    private static final int SIDE = 16;

    public Answer {
        files = List.copyOf(files);
    }

    /**
     * An attachment.
     *
     * @param source its bytes, one character per byte (ISO 8859-1)
     */
    public record File(String name, String type, String source) {
        public byte[] bytes() {
            return source.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    public static Answer plain() {
        return saying(TEXT);
    }

    public static Answer saying(String text) {
        return new Answer(text, List.of(), true);
    }

    /** A small JPEG, as a telephone would send one. */
    public static Answer photo() {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        } catch (IOException e) {
            throw new IllegalStateException("writing an image in memory does not fail", e);
        }
        return saying("Voici la photo de la cicatrice.")
                .with(new File("photo.jpg", "image/jpeg", jpeg.toString(StandardCharsets.ISO_8859_1)));
    }

    /** The harmless file every antivirus takes for a virus (eicar.org), in two pieces so that this class does not pass for it. */
    public static Answer eicar() {
        return plain().with(
                new File("resultat.txt", "text/plain", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"));
    }

    public static Answer withoutThread() {
        return new Answer(TEXT, List.of(), false);
    }

    public Answer with(File file) {
        return new Answer(text, List.of(file), threaded);
    }
}
