package fr.passerelle.hl7.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.patient.Pid;

/**
 * A document message once read.
 *
 * @param document the CDA to send, replace or delete: of two levels of one report, the structured one
 * @param other the same report at level 1, absent for most: its PDF is what a mail attaches where the document holds none
 * @param sender PRT {@code SB}: who asks for the sending, absent without one
 * @param site FINESS EG of the sender's structure, absent: the legal entity
 * @param professionals PRT {@code RCT} that are not the patient; empty unless {@code DESTMSSANTEPS}
 * @param patient PRT {@code RCT} of the patient, absent unless {@code DESTMSSANTEPAT}
 * @param unit PV1-3.1, empty when absent
 * @param visit PV1-2: {@code E I N O R V}, empty when absent
 */
public record DocumentMessage(MessageHeader header, Operation operation, Pid pid, EnclosedCda document, @Nullable EnclosedCda other,
        Flags flags, @Nullable Participant sender, @Nullable String site, List<Participant> professionals, @Nullable Participant patient,
        Letters letters, String unit, String visit) {
    public DocumentMessage {
        professionals = List.copyOf(professionals);
    }
}
