package fr.passerelle.core.appointment;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.establishment.Establishment;

/**
 * What appointment-intake leaves in the package vault for mailbox-dispatch.
 *
 * @param pdf path of the convocation in the vault, absent when there is none
 * @param reply who reads the patient's answers, as the pathway says; whether there may be any is for the event to say
 */
public record AppointmentPackage(String inputId, Establishment establishment, AppointmentEvent event, @Nullable String pdf, Reply reply) {
    /** Mailbox that the answers go to; absent: the establishment's. */
    public @Nullable String replyTo() {
        String asked = event.message().replyTo();
        return asked == null && reply.policy() == Reply.Policy.OPEN ? reply.mailbox() : asked;
    }

    /** When the pathway's own readers read them; absent when others do, or when it does not say. */
    public @Nullable String replyHours() {
        return event.message().replyTo() == null && reply.policy() == Reply.Policy.OPEN ? reply.hours() : null;
    }
}
