package fr.passerelle.hl7;

/**
 * MSH (messages.md §2.2). Texts are trimmed, empty when absent.
 *
 * @param sendingApplication MSH-3.1
 * @param sendingFacility MSH-4.1
 * @param receivingApplication MSH-5.1
 * @param receivingFacility MSH-6.1
 * @param sentAt MSH-7 as written
 * @param type MSH-9.1, e.g. {@code MDM}
 * @param event MSH-9.2, e.g. {@code T02}
 * @param controlId MSH-10, key of every later acknowledgement
 * @param processing MSH-11.1: {@code P}, {@code T} or {@code D}
 * @param version MSH-12.1, e.g. {@code 2.6}
 * @param charset MSH-18, first repetition
 * @param profile MSH-21.1, version of the national guide, e.g. {@code 2.1}
 * @param profileName MSH-21.2, e.g. {@code CISIS_CDA_HL7_V2}
 */
public record MessageHeader(String sendingApplication, String sendingFacility, String receivingApplication, String receivingFacility,
        String sentAt, String type, String event, String controlId, String processing, String version, String charset, String profile,
        String profileName) {
    /** Reads the segment {@code MSH}. */
    static MessageHeader of(Segment msh) {
        return new MessageHeader(msh.text(3), msh.text(4), msh.text(5), msh.text(6), msh.text(7), msh.text(9), msh.text(9, 2), msh.text(10),
                msh.text(11), msh.text(12), msh.text(18), msh.text(21), msh.text(21, 2));
    }

    /** Whether what the message asks for can be answered: it has a name to be answered by. */
    public boolean answerable() {
        return !controlId.isEmpty();
    }
}
