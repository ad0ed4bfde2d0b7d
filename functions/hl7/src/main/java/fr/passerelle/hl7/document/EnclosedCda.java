package fr.passerelle.hl7.document;

import fr.passerelle.formats.cda.read.CdaHeader;
import fr.passerelle.formats.cda.read.CdaReading;

/**
 * A CDA carried by a message.
 *
 * @param xml its bytes as they came, to be given to nobody who would change them
 * @param header what the message must agree with
 * @param reading what the document is worth by itself
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed over once and never compared
public record EnclosedCda(byte[] xml, CdaHeader header, CdaReading reading) {
    @Override
    public String toString() {
        return "EnclosedCda[" + header.id() + "]";
    }
}
