package fr.passerelle.core.rule;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Patient;

/** The identity under which something may be sent, or why nothing may. */
public sealed interface EffectiveIdentity {
    /**
     * It may.
     *
     * @param patient qualified; its INS and strict traits are those of the identity feed where there is one
     */
    record Usable(Patient patient) implements EffectiveIdentity {}

    /** It waits for the identity; the reason names traits, never their values. */
    record Held(Reason reason) implements EffectiveIdentity {}
}
