package fr.passerelle.hl7.ack;

/** Writes the technical {@code ACK} (messages.md §3.1): no MSH-21, the same version as the message acknowledged. */
public final class AckWriter {
    private AckWriter() {
    }

    /** The message, in the charset it declares. */
    public static byte[] write(Acknowledgement ack) {
        AnswerHeader header = ack.header();
        var text = new Er7Text(header.charset().charset());
        text.header(header, "ACK^" + text.text(ack.event()) + "^ACK", "");
        text.segment("MSA", ack.code().name(), text.text(ack.acknowledged()));
        ack.errors().forEach(text::error);
        return text.bytes();
    }
}
