package fr.passerelle.core.port;

import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;

/** Lists what is known, for people and for figures; nothing of the flow is decided from it. */
public interface TransmissionBrowser {
    /** All inputs, oldest first; reads the whole table. */
    List<Input> inputs();

    /** Every state a dispatch has had, oldest first. */
    List<Dispatch> history(DispatchRef ref);
}
