package fr.passerelle.hl7.ack;

import org.jspecify.annotations.Nullable;

/**
 * A business acknowledgement {@code ZAM} (messages.md §3.2).
 *
 * @param acknowledged MSH-10 of the ORU or MDM
 * @param done OBX-5 of the first OBX
 * @param party the recipient or the reader, absent for the DMP
 * @param error why not, absent when done
 */
public record BusinessAck(AnswerHeader header, Kind kind, String acknowledged, boolean done, @Nullable Party party,
        @Nullable AckError error) {
    /** What is acknowledged. */
    public enum Kind {
        Z01("ACK_RECEPTION_DMP", "Accusé de réception DMP", "", ""),
        Z02("ACK_RECEPTION_MSS", "Accusé de réception MSSanté", "DESTINATAIRE_MSS", "Destinataire MSSanté"),
        Z03("ACK_LECTURE_MSS", "Accusé de lecture", "LECTEUR_MSS", "Lecteur du courriel MSSanté");

        private final String code;
        private final String label;
        private final String party;
        private final String partyLabel;

        Kind(String code, String label, String party, String partyLabel) {
            this.code = code;
            this.label = label;
            this.party = party;
            this.partyLabel = partyLabel;
        }

        String code() {
            return code;
        }

        String label() {
            return label;
        }

        String party() {
            return party;
        }

        String partyLabel() {
            return partyLabel;
        }
    }

    /**
     * A recipient or a reader.
     *
     * @param id matricule or PS_IdNat, empty when it is not known
     * @param address MSSanté address
     */
    public record Party(String id, String address) {
        /** Hidden: the address of a patient is made of the matricule. */
        @Override
        public String toString() {
            return "Party[***]";
        }
    }
}
