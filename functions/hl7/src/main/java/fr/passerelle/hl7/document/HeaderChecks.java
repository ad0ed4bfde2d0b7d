package fr.passerelle.hl7.document;

import java.util.Set;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Time;
import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.Processing;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;

/** MSH of a document message (messages.md §2.2). */
final class HeaderChecks {
    private static final int[] REQUIRED = {3, 4, 5, 6, 7, 9, 10, 11, 12, 17, 21};
    private static final int TIME = 7;
    private static final int VERSION = 12;
    private static final int COUNTRY = 17;
    private static final int PROFILE = 21;
    private static final String GUIDE = "CISIS_CDA_HL7_V2";
    private static final Set<String> VERSIONS = Set.of("2.1", "2.0");

    private final Findings findings;

    HeaderChecks(Findings findings) {
        this.findings = findings;
    }

    /** @return false when the message goes the other way: nothing else of it matters */
    boolean check(Hl7Message message, DocumentContext context) {
        Segment msh = message.segments().getFirst();
        MessageHeader header = message.header();
        if (header.profileName().equals("CISIS_CDA_HL7_LPS")) {
            findings.fault(Reason.at(msh.at(PROFILE), "HL7_REVERSE_DIRECTION"));
            return false;
        }
        for (int field : REQUIRED) {
            findings.required(msh, field);
        }
        if (!header.sentAt().isEmpty() && Hl7Time.moment(header.sentAt(), context.establishment().zone()).isEmpty()) {
            findings.fault(Reason.at(msh.at(TIME), "HL7_DATA_TYPE", "MSH-7", "AAAAMMJJ[HHMM[SS]][+HHMM]"));
        }
        if (!header.version().isEmpty()) {
            version(msh, header);
        }
        if (!header.profile().isEmpty() && !(header.profileName().equals(GUIDE) && VERSIONS.contains(header.profile()))) {
            findings.fault(Reason.at(msh.at(PROFILE), "HL7_PROFILE", Shown.code(header.profile() + "^" + header.profileName())));
        }
        if (!msh.text(COUNTRY).isEmpty() && !msh.text(COUNTRY).equals("FRA")) {
            findings.outside(msh, COUNTRY, msh.text(COUNTRY), "FRA");
        }
        new Processing(findings).check(msh, context.environment());
        return true;
    }

    private void version(Segment msh, MessageHeader header) {
        String expected = header.type().equals("ORU") ? "2.5" : "2.6";
        if (!header.version().startsWith("2.")) {
            findings.fault(Reason.at(msh.at(VERSION), "HL7_VERSION", Shown.code(header.version()), expected));
        } else if (!header.version().equals(expected)) {
            findings.note(Reason.at(msh.at(VERSION), "HL7_VERSION_UNUSUAL", Shown.code(header.version()), expected));
        }
    }
}
