package fr.passerelle.dmp;

/** Keeps the raw answers that are not a plain success: their codeContext is the only explanation and may not go to a log (dmp-transport.md §11). */
@FunctionalInterface
public interface AnswerJournal {
    /**
     * Keeps one answer.
     *
     * @param inputId the input the call was made for
     * @param messageId of the request answered, a UUID
     */
    void keep(String inputId, String messageId, byte[] answer);
}
