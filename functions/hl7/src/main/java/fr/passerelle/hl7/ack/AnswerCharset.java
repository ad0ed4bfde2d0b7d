package fr.passerelle.hl7.ack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The two charsets of the volet (MSH-18, messages.md §2.2). */
public enum AnswerCharset {
    UTF_8("UNICODE UTF-8", StandardCharsets.UTF_8),
    LATIN_9("8859/15", Charset.forName("ISO-8859-15"));

    private final String declared;
    private final Charset charset;

    AnswerCharset(String declared, Charset charset) {
        this.declared = declared;
        this.charset = charset;
    }

    /** MSH-18. */
    public String declared() {
        return declared;
    }

    public Charset charset() {
        return charset;
    }

    /** The one a sender reads: its own, UTF-8 when that is another. */
    public static AnswerCharset of(String declared) {
        return declared.equals(LATIN_9.declared) ? LATIN_9 : UTF_8;
    }
}
