package fr.passerelle.hl7;

/**
 * How much of a message is read: what is beyond is refused before it costs anything.
 *
 * @param bytes of the whole message; a PDF of 20 MB grows by 16/9 in a CDA inside a message
 * @param segments most segments
 * @param parts most separators in one segment
 */
public record WireLimits(long bytes, int segments, int parts) {
    public static final WireLimits USUAL = new WireLimits(40L << 20, 5_000, 10_000);
}
