package fr.passerelle.hl7.ack;

import fr.passerelle.hl7.ack.BusinessAck.Kind;
import fr.passerelle.hl7.ack.BusinessAck.Party;

/** Writes the business acknowledgements {@code ZAM^Z01}, {@code Z02} and {@code Z03} (messages.md §3.2): always version 2.6. */
public final class ZamWriter {
    /** MSH-12 of every ZAM, whatever the message acknowledged was. */
    public static final String VERSION = "2.6";
    private static final String TABLE = "AckMetierZAM";
    private static final String PROFILE = "2.1^CISIS_CDA_HL7_V2";

    private ZamWriter() {
    }

    /** The message, in the charset it declares. */
    public static byte[] write(BusinessAck ack) {
        AnswerHeader header = ack.header();
        Kind kind = ack.kind();
        var text = new Er7Text(header.charset().charset());
        text.header(header, "ZAM^" + kind.name() + "^ZAM_Z01", PROFILE);
        text.segment("EVN", "", Er7Text.time(header.at()));
        text.segment("OBX", "1", "CWE", text.text(kind.code(), kind.label(), TABLE), text.text(ack.acknowledged()),
                text.text(ack.done() ? "Y" : "N", "", "expandedYes-NoIndicator"), "", "", "", "", "", "F");
        Party party = ack.party();
        if (party != null) {
            text.segment("OBX", "2", "XTN", text.text(kind.party(), kind.partyLabel(), TABLE), text.text(party.id()),
                    text.text("", "", "X.400", party.address()), "", "", "", "", "", "F");
        }
        if (ack.error() != null) {
            text.error(ack.error());
        }
        return text.bytes();
    }
}
