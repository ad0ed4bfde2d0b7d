package fr.passerelle.core.port;

/** Asks document-intake to act on what it has already taken in; a request made twice is harmless. */
public interface IntakeRequests {
    /** What is known of the patient of this input has changed: what waits for it is judged again. */
    void judgeAgain(String inputId);
}
