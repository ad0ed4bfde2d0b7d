package fr.passerelle.core.port;

import fr.passerelle.core.mail.BoxTurn;

/** Turns at reading the mailboxes, shared by all copies of the function. */
public interface BoxTurns {
    /** @param establishment FINESS EJ */
    BoxTurn of(String establishment);

    /** @return false when the stored turn is no longer {@code before} */
    boolean change(BoxTurn before, BoxTurn after);
}
