package fr.passerelle.mailboxdispatch;

import java.util.function.Function;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.rule.Parcel;

/** What to do with the dispatch of a message about an appointment or of a scheduled step. */
sealed interface Finding {
    /**
     * Write it, if the rules let it leave.
     *
     * @param letter the mail, under the identity to send with
     */
    record Send(Parcel parcel, Function<Patient, Letter> letter) implements Finding {}

    /** Write this state. */
    record Become(Dispatch after) implements Finding {}

    /** The mail of an older state is being given to the operator: until its end is known, this one could pass it. */
    record Behind(Dispatch underWay) implements Finding {}
}
