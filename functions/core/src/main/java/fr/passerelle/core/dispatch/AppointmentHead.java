package fr.passerelle.core.dispatch;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;

/**
 * The newest state known of an appointment: the guard against older events, and the tombstone of a cancellation.
 *
 * @param digest SHA-256 of the event's content, so that the same version with other content is seen
 * @param dispatch the dispatch that tells the patient this state
 * @param told the dispatches given to the mail operator and not known to have come back, of this state or of older ones, the last one
 *        last; none while the patient was told nothing: a cancellation then stays silent, and the next mail waits until the last one has left
 * @param sequence iCalendar SEQUENCE of this state, from 0
 * @param rev revision of the item, for conditional writes
 */
public record AppointmentHead(AppointmentKey key, EventOrder order, String digest, @Nullable DispatchRef dispatch,
        List<DispatchRef> told, int sequence, int rev) {
    /** Of an appointment moved more often, the first mails are no longer remembered: the later ones say as much. */
    private static final int MOST_TOLD = 20;

    public AppointmentHead {
        told = List.copyOf(told);
    }

    /** The first state ever known of an appointment. */
    public static AppointmentHead first(AppointmentKey key, EventOrder order, String digest, DispatchRef dispatch) {
        return new AppointmentHead(key, order, digest, dispatch, List.of(), 0, 0);
    }

    /** A newer state takes the place. */
    public AppointmentHead overtakenBy(EventOrder newer, String newDigest, DispatchRef newDispatch) {
        return new AppointmentHead(key, newer, newDigest, newDispatch, told, sequence + 1, rev + 1);
    }

    /** Whether a state was given to the mail operator, and is not known to have come back. */
    public boolean announced() {
        return !told.isEmpty();
    }

    /** The last dispatch given to the mail operator, absent for none. */
    public @Nullable DispatchRef lastTold() {
        return told.isEmpty() ? null : told.getLast();
    }

    /** The same state, told by the dispatch that takes the place of the one that failed. */
    public AppointmentHead toldBy(DispatchRef successor) {
        return new AppointmentHead(key, order, digest, successor, told, sequence, rev + 1);
    }

    /** This state is being given to the mail operator. */
    public AppointmentHead asAnnounced() {
        return dispatch == null || dispatch.equals(lastTold()) ? with(told) : told(dispatch);
    }

    /** A mail certainly did not leave, or came back: the patient knows only what the others told. */
    public AppointmentHead untold(DispatchRef mail) {
        return with(told.stream().filter(ref -> !ref.equals(mail)).toList());
    }

    /** A mail that was thought lost did arrive, or was printed: it was told, before what was told since. */
    public AppointmentHead told(DispatchRef mail) {
        List<DispatchRef> others = told.stream().filter(ref -> !ref.equals(mail)).toList();
        Stream<DispatchRef> all = mail.equals(dispatch)
                ? Stream.concat(others.stream(), Stream.of(mail))
                : Stream.concat(Stream.of(mail), others.stream());
        return with(all.skip(Math.max(0, others.size() + 1 - MOST_TOLD)).toList());
    }

    private AppointmentHead with(List<DispatchRef> mails) {
        return new AppointmentHead(key, order, digest, dispatch, mails, sequence, rev + 1);
    }
}
