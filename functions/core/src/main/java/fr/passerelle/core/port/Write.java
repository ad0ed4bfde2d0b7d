package fr.passerelle.core.port;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.retention.Keeping;

/** One conditional write of a commit. */
public sealed interface Write {
    /** A new input, and the beginning of its keeping; lost when it is already registered. */
    record Register(Input input) implements Write {}

    /** A new state of an input; lost when its revision is no longer that of {@code before}. */
    record Update(Input before, Input after) implements Write {}

    /** A new dispatch; lost when it exists. */
    record Create(Dispatch dispatch) implements Write {}

    /** A transition; lost when the stored dispatch has no longer the state and revision of {@code before}. Its history is kept. */
    record Move(Dispatch before, Dispatch after) implements Write {}

    /** A claim; lost when somebody holds it, save {@code instead}. */
    record Take(Claim claim, @Nullable Claim instead) implements Write {}

    /** An input begins to wait for a file or a version; never lost. */
    record Await(String establishment, String what, String inputId) implements Write {}

    /** An input is about a patient; never lost. */
    record Concern(PatientKey patient, String inputId) implements Write {}

    /** A new head of an appointment; lost when the stored one is not {@code before} (absent: when there is one). */
    record Advance(@Nullable AppointmentHead before, AppointmentHead after) implements Write {}

    /** A link more; lost when the stored chain is not {@code before} (absent: when there is one). */
    record Extend(@Nullable Chain before, Chain after) implements Write {}

    /** A new state of an announcement; lost when the stored one is not {@code before} (absent: when there is one). */
    record Announce(@Nullable Announcement before, Announcement after) implements Write {}

    /** A new state of the keeping of an input; lost when its revision is no longer that of {@code before}. */
    record Keep(Keeping before, Keeping after) implements Write {}

    /** How many items it writes: an input has its keeping beside it, a state of a dispatch is kept in its history as well. */
    default int items() {
        return switch (this) {
            case Register _,Create _,Move _ -> 2;
            case Update _,Take _,Await _,Concern _,Advance _,Extend _,Announce _,Keep _ -> 1;
        };
    }

    /** Items of several writes together. */
    static int items(List<Write> writes) {
        return writes.stream().mapToInt(Write::items).sum();
    }
}
