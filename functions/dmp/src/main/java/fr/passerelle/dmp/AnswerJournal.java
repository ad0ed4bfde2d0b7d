package fr.passerelle.dmp;

import fr.passerelle.core.port.DocumentRegistry.Lot;

/** Keeps the raw answers that are not a plain success: their codeContext is the only explanation and may not go to a log (dmp-transport.md §11). */
@FunctionalInterface
public interface AnswerJournal {
    /** @param messageId of the request answered, a UUID */
    void keep(Lot lot, String messageId, byte[] answer);
}
