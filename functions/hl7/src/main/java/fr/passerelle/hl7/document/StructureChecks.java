package fr.passerelle.hl7.document;

import java.util.List;
import java.util.Set;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;

/** Segments of a document message: those that must be there, once, in their order, with their required fields (messages.md §2.1, §2.3, §2.4). */
final class StructureChecks {
    private static final List<String> ORDER = List.of("MSH", "EVN", "PID", "PV1", "ORC", "OBR", "TXA", "OBX");
    private static final Set<String> OF_ORU = Set.of("PID", "ORC", "OBR", "OBX");
    private static final Set<String> OF_MDM = Set.of("EVN", "PID", "PV1", "ORC", "OBR", "TXA", "OBX");
    private static final Set<String> VISITS = Set.of("E", "I", "N", "O", "R", "V");
    private static final Set<String> NUMBERED = Set.of("E", "I", "O", "R");
    private static final int VISIT = 2;
    private static final int VISIT_NUMBER = 19;
    private static final int AVAILABILITY = 17;

    private final Findings findings;

    StructureChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Hl7Message message) {
        boolean report = message.header().type().equals("ORU");
        for (String name : ORDER) {
            List<Segment> all = message.all(name);
            if (all.isEmpty() && (report ? OF_ORU : OF_MDM).contains(name)) {
                findings.fault(Reason.at(name + "^1", "HL7_SEGMENT_MISSING", name));
            }
            if (all.size() > 1 && !name.equals("OBX")) {
                findings.fault(Reason.at(name + "^2", "HL7_CARDINALITY", name, "1"));
            }
        }
        order(message);
        message.first("PV1").ifPresent(this::visit);
        message.first("ORC").ifPresent(orc -> findings.required(orc, 1));
        message.first("OBR").ifPresent(obr -> findings.required(obr, 4));
        message.first("TXA").ifPresent(this::transcription);
    }

    private void order(Hl7Message message) {
        int last = 0;
        for (Segment segment : message.segments()) {
            int place = ORDER.indexOf(segment.name());
            if (place >= 0 && place < last) {
                findings.fault(Reason.at(segment.name() + "^" + segment.occurrence(), "HL7_SEGMENT_MISPLACED", segment.name(),
                        ORDER.get(last)));
            }
            last = Math.max(last, place);
        }
    }

    private void visit(Segment pv1) {
        String visit = findings.required(pv1, VISIT);
        if (!visit.isEmpty() && !VISITS.contains(visit)) {
            findings.outside(pv1, VISIT, visit, "E, I, N, O, R, V");
        }
        if (NUMBERED.contains(visit)) {
            findings.required(pv1, VISIT_NUMBER);
        }
    }

    private void transcription(Segment txa) {
        findings.required(txa, 2);
        findings.required(txa, 12);
        if (!findings.required(txa, 3).isEmpty() && !txa.text(3).equalsIgnoreCase("TEXT")) {
            findings.outside(txa, 3, txa.text(3), "TEXT");
        }
        String availability = findings.required(txa, AVAILABILITY);
        if (availability.equals("LA")) {
            findings.note(Reason.at(txa.at(AVAILABILITY), "HL7_AVAILABILITY"));
        } else if (!availability.isEmpty() && !availability.equals("AU")) {
            findings.outside(txa, AVAILABILITY, availability, "AU");
        }
    }
}
