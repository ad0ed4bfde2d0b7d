package fr.passerelle.core.consent;

import java.time.Instant;

/**
 * One access to what is known of a patient.
 *
 * @param by caller: ARN of a role or technical name, never a patient
 */
public record Access(Instant at, String by, Operation operation) {
    /** What was done. */
    public enum Operation {
        /** The choices were read. */
        SHOW,
        /** Choices were recorded. */
        RECORD,
        /** Everything was exported: right of access. */
        EXPORT,
        /** What is to be printed was read. */
        PRINT
    }
}
