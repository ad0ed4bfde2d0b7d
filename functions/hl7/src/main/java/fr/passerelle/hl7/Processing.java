package fr.passerelle.hl7;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;

/** MSH-11 (messages.md §2.2): test and debugging messages never reach production; elsewhere the INS tells, whatever the published examples write. */
public final class Processing {
    private static final int FIELD = 11;

    private final Findings findings;

    public Processing(Findings findings) {
        this.findings = findings;
    }

    /** Its absence is told by whoever requires it. */
    public void check(Segment msh, Environment environment) {
        String processing = msh.text(FIELD);
        switch (processing) {
            case "P" -> {
                if (environment != Environment.PRODUCTION) {
                    findings.note(Reason.at(msh.at(FIELD), "HL7_PROCESSING_UNUSUAL"));
                }
            }
            case "T", "D" -> {
                if (environment == Environment.PRODUCTION) {
                    findings.fault(Reason.at(msh.at(FIELD), "HL7_PROCESSING", processing));
                }
            }
            case "" -> {
                // Told as missing.
            }
            default -> findings.outside(msh, FIELD, processing, "P, T, D");
        }
    }
}
