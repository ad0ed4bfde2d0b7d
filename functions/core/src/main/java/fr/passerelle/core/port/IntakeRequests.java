package fr.passerelle.core.port;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.request.IntakeRequest;

/** Asks document-intake to act on what it has already taken in; a request made twice is harmless. */
@FunctionalInterface
public interface IntakeRequests {
    void ask(IntakeRequest request);

    /** What is known of the patient of this input has changed: what waits for it is judged again. */
    default void judgeAgain(String inputId) {
        ask(new IntakeRequest.JudgeAgain(inputId));
    }

    /** Shows a hidden document to the patient, see {@link IntakeRequest.Reveal}. */
    default void reveal(ChainKey document, String by) {
        ask(new IntakeRequest.Reveal(document, by));
    }

    /** Undoes a sending to the wrong patient, once its {@link fr.passerelle.core.request.Correction} is in the vault. */
    default void correct(String incident) {
        ask(new IntakeRequest.Correct(incident));
    }
}
