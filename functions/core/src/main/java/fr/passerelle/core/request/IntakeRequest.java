package fr.passerelle.core.request;

import fr.passerelle.core.chain.ChainKey;

/** Something document-intake is asked to do about what it has already taken in. Asked twice it has one effect; no identity in it. */
public sealed interface IntakeRequest {
    /** What is known of the patient of this input has changed: what waits for it is judged again. */
    record JudgeAgain(String inputId) implements IntakeRequest {}

    /**
     * The patient has been told: the document may be seen.
     *
     * @param document its chain, or the key of one of the documents of its chain as root
     * @param by function or technical name of who says so, never a patient
     */
    record Reveal(ChainKey document, String by) implements IntakeRequest {}

    /**
     * A document was sent for the wrong patient.
     *
     * @param incident number under which its {@link Correction} is kept in the vault
     */
    record Correct(String incident) implements IntakeRequest {}
}
