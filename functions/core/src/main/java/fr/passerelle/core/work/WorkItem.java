package fr.passerelle.core.work;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Reason;

/**
 * Something that only a person can settle and that no state of a dispatch shows by itself: an identity that stays unqualified, an
 * announcement that nobody makes, what was sent before an opposition or for the wrong patient.
 *
 * @param id derived from what it is about, so that opening it again finds it
 * @param establishment FINESS EJ
 * @param unit code of the unit concerned, absent when unknown
 * @param reason code of the reject catalogue, whose text, fix and owner people read
 * @param dispatch the dispatch concerned, absent when it is about none or several
 * @param incident number shared by the acts of one incident, absent for none
 * @param closed who closed it and when, absent while open
 */
public record WorkItem(String id, String establishment, @Nullable String unit, Reason reason, @Nullable DispatchRef dispatch,
        @Nullable String incident, Instant openedAt, @Nullable Closing closed) {
    /**
     * End of an item.
     *
     * @param by function or technical name, never a patient
     */
    public record Closing(String by, Instant at) {}

    public static WorkItem open(String id, String establishment, @Nullable String unit, Reason reason, @Nullable DispatchRef dispatch,
            Instant now) {
        return new WorkItem(id, establishment, unit, reason, dispatch, null, now, null);
    }

    public WorkItem of(String number) {
        return new WorkItem(id, establishment, unit, reason, dispatch, number, openedAt, closed);
    }

    public WorkItem closed(String by, Instant at) {
        return new WorkItem(id, establishment, unit, reason, dispatch, incident, openedAt, new Closing(by, at));
    }
}
