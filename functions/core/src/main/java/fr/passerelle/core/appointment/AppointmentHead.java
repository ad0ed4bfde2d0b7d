package fr.passerelle.core.appointment;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.DispatchRef;

/**
 * The newest state known of an appointment: the guard against older events, and the tombstone of a cancellation.
 *
 * @param digest SHA-256 of the event's content, so that the same version with other content is seen
 * @param dispatch the dispatch that tells the patient this state
 * @param announced whether any state was given to the mail operator: a cancellation of what was never announced stays silent
 * @param sequence iCalendar SEQUENCE of this state, from 0
 * @param rev revision of the item, for conditional writes
 */
public record AppointmentHead(AppointmentKey key, EventOrder order, String digest, @Nullable DispatchRef dispatch, boolean announced,
        int sequence, int rev) {
    public AppointmentHead asAnnounced() {
        return new AppointmentHead(key, order, digest, dispatch, true, sequence, rev + 1);
    }
}
