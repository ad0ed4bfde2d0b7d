package fr.passerelle.hl7.document;

/**
 * A CDA carried by a message.
 *
 * @param xml its bytes as they came, to be given to nobody who would change them
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed over once and never compared
public record EnclosedCda(byte[] xml, CdaGlance glance) {
    @Override
    public String toString() {
        return "EnclosedCda[" + glance.id() + "]";
    }
}
