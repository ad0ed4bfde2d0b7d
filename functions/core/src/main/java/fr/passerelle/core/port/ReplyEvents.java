package fr.passerelle.core.port;

import fr.passerelle.core.mail.KeptMessage;

/** Tells the software of the hospital that something came in for one of its services. The same event may be told twice: its id is the same. */
@FunctionalInterface
public interface ReplyEvents {
    void tell(KeptMessage message);
}
