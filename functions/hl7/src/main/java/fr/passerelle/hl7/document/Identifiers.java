package fr.passerelle.hl7.document;

import java.util.regex.Pattern;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Segment;

/** National form of the identifiers of professionals and structures (messages.md §2.6). */
final class Identifiers {
    private static final int PERSON = 5;
    private static final int STRUCTURE = 8;
    private static final Pattern RPPS = Pattern.compile("\\d{11}");
    private static final Pattern PREFIXED_RPPS = Pattern.compile("8\\d{11}");
    private static final Pattern FINESS = Pattern.compile("[0-9][0-9AB]\\d{7}");
    private static final Pattern PREFIXED_FINESS = Pattern.compile("1[0-9][0-9AB]\\d{7}");

    private Identifiers() {
    }

    /** PS_IdNat of PRT-5, the matricule of a patient; empty when there is none. */
    static String person(Segment prt, Findings findings) {
        String id = prt.text(PERSON);
        if (prt.text(PERSON, 13).equals("RPPS")) {
            if (RPPS.matcher(id).matches()) {
                return "8" + id;
            }
            if (PREFIXED_RPPS.matcher(id).matches()) {
                findings.note(Reason.at(prt.at(PERSON), "HL7_IDENTIFIER_MISLABELLED", "RPPS", "IDNPS"));
            }
        }
        return prt.text(PERSON, 13).equals("ADELI") && !id.isEmpty() ? "0" + id : id;
    }

    /** Struct_IdNat of PRT-8; empty when there is none or when it is that of an internal unit. */
    static String structure(Segment prt, Findings findings) {
        String id = prt.text(STRUCTURE, 10);
        return switch (prt.text(STRUCTURE, 7)) {
            case "FINEG", "FINEJ" -> {
                if (PREFIXED_FINESS.matcher(id).matches()) {
                    findings.note(Reason.at(prt.at(STRUCTURE), "HL7_IDENTIFIER_MISLABELLED", prt.text(STRUCTURE, 7), "IDNST"));
                    yield id;
                }
                yield FINESS.matcher(id).matches() ? "1" + id : id;
            }
            case "UF", "SVR", "SRV" -> "";
            default -> id;
        };
    }
}
