package fr.passerelle.core.dispatch;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;

/**
 * The newest state known of an appointment: the guard against older events, and the tombstone of a cancellation.
 *
 * @param digest SHA-256 of the event's content, so that the same version with other content is seen
 * @param dispatch the dispatch that tells the patient this state
 * @param told the last dispatch given to the mail operator, of this state or of an older one; absent while the patient was told
 *        nothing: a cancellation then stays silent, and the next mail waits until this one has left
 * @param sequence iCalendar SEQUENCE of this state, from 0
 * @param rev revision of the item, for conditional writes
 */
public record AppointmentHead(AppointmentKey key, EventOrder order, String digest, @Nullable DispatchRef dispatch,
        @Nullable DispatchRef told, int sequence, int rev) {
    /** The first state ever known of an appointment. */
    public static AppointmentHead first(AppointmentKey key, EventOrder order, String digest, DispatchRef dispatch) {
        return new AppointmentHead(key, order, digest, dispatch, null, 0, 0);
    }

    /** A newer state takes the place. */
    public AppointmentHead overtakenBy(EventOrder newer, String newDigest, DispatchRef newDispatch) {
        return new AppointmentHead(key, newer, newDigest, newDispatch, told, sequence + 1, rev + 1);
    }

    /** Whether a state was given to the mail operator. */
    public boolean announced() {
        return told != null;
    }

    /** This state is being given to the mail operator. */
    public AppointmentHead asAnnounced() {
        return withTold(dispatch);
    }

    /** What was told last turns out to be something else: the mail being given certainly did not leave. */
    public AppointmentHead withTold(@Nullable DispatchRef last) {
        return new AppointmentHead(key, order, digest, dispatch, last, sequence, rev + 1);
    }
}
