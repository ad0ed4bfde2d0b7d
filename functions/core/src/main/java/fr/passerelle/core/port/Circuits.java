package fr.passerelle.core.port;

import fr.passerelle.core.flow.Circuit;

/** The circuits, shared by all copies of the functions. */
public interface Circuits {
    /** The circuit of an establishment, closed when nothing is stored. */
    Circuit of(String establishment);

    /** @return false when the stored circuit is no longer {@code before}: somebody else has just seen the same thing */
    boolean change(Circuit before, Circuit after);
}
