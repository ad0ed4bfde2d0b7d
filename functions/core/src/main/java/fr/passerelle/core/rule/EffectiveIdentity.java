package fr.passerelle.core.rule;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;

/** The identity under which something may be sent, or why nothing may. */
public sealed interface EffectiveIdentity {
    /**
     * It may.
     *
     * @param patient qualified; its INS and strict traits are those of the identity feed where there is one
     */
    record Usable(Patient patient) implements EffectiveIdentity {}

    /**
     * Nobody contradicts it, but its INS is not qualified: only a mail to professionals may leave, by derogation and without matricule.
     *
     * @param patient never {@link Patient#qualified() qualified}, with the strict traits of the identity feed where there is one
     * @param reason why everything else waits
     */
    record Unqualified(Patient patient, Reason reason) implements EffectiveIdentity {
        /** Whether the establishment lets its mails to professionals leave, and there is an identifier to name the patient by. */
        public boolean mailedBy(Establishment establishment) {
            return establishment.professionalMailWithoutIns() && patient.ipp() != null;
        }
    }

    /** It waits for the identity; the reason names traits, never their values. */
    record Held(Reason reason) implements EffectiveIdentity {}
}
