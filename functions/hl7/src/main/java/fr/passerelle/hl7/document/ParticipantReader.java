package fr.passerelle.hl7.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;

/** Reads the PRT: who sends, who receives, who reads the answers (messages.md §2.6). Recipients are never those of the CDA. */
final class ParticipantReader {
    private static final int ACTION = 2;
    private static final int ROLE = 4;
    private static final int ADDRESS = 15;
    private static final String CITIZENS = "patient.mssante.fr";

    private final String patientDomain;
    private final Findings findings;

    /** @param patientDomain domain of the mailboxes of patients in this environment */
    ParticipantReader(String patientDomain, Findings findings) {
        this.patientDomain = patientDomain;
        this.findings = findings;
    }

    /** Those of one message, by role. */
    record Participants(@Nullable Participant sender, List<Participant> professionals, List<Participant> patients,
            @Nullable Participant reply) {}

    Participants read(Hl7Message message) {
        var senders = new ArrayList<Participant>();
        var professionals = new ArrayList<Participant>();
        var patients = new ArrayList<Participant>();
        var replies = new ArrayList<Participant>();
        for (Segment prt : message.all("PRT")) {
            if (!findings.required(prt, ACTION).isEmpty() && !prt.text(ACTION).equals("UC")) {
                findings.outside(prt, ACTION, prt.text(ACTION), "UC");
            }
            switch (prt.text(ROLE).toUpperCase(Locale.ROOT)) {
                case "SB" -> senders.add(participant(prt));
                case "RCT" -> {
                    Participant recipient = participant(prt);
                    findings.required(prt, ADDRESS, 4);
                    List<Participant> own = isPatient(recipient) ? patients : professionals;
                    if (own.stream().noneMatch(other -> other.address().equalsIgnoreCase(recipient.address()))) {
                        own.add(recipient);
                    }
                }
                case "REPLY" -> {
                    findings.required(prt, ADDRESS, 4);
                    replies.add(participant(prt));
                }
                default -> findings.note(Reason.at(prt.at(ROLE), "HL7_PARTICIPATION_UNKNOWN", Shown.code(prt.text(ROLE))));
            }
        }
        if (senders.isEmpty() && professionals.isEmpty() && patients.isEmpty()) {
            findings.fault(Reason.at("PRT^1", "HL7_SEGMENT_MISSING", "PRT"));
        }
        once(senders, "PRT SB");
        once(replies, "PRT REPLY");
        return new Participants(first(senders), List.copyOf(professionals), List.copyOf(patients), first(replies));
    }

    /** By the domain of the address first: the patient often comes without PRT-5. */
    private boolean isPatient(Participant recipient) {
        String address = recipient.address().toLowerCase(Locale.ROOT);
        return address.endsWith("@" + patientDomain.toLowerCase(Locale.ROOT)) || address.endsWith("@" + CITIZENS)
                || recipient.personType().equals("INS");
    }

    private Participant participant(Segment prt) {
        String structure = Identifiers.structure(prt, findings);
        return new Participant(prt.at(ADDRESS), Identifiers.person(prt, findings), prt.text(5, 2), prt.text(5, 3), prt.text(5, 13),
                structure.isEmpty() ? null : structure, prt.text(ADDRESS, 4));
    }

    private void once(List<Participant> found, String what) {
        if (found.size() > 1) {
            findings.fault(Reason.at(found.get(1).place(), "HL7_CARDINALITY", what, "1"));
        }
    }

    private static @Nullable Participant first(List<Participant> found) {
        return found.isEmpty() ? null : found.getFirst();
    }
}
