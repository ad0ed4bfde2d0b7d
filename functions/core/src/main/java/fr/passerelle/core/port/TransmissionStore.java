package fr.passerelle.core.port;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.retention.Keeping;

/**
 * The state of every transmission. Reads are strongly consistent; writes are all-or-nothing and conditional, so that of two
 * functions deciding from the same state one loses and reads again.
 *
 * <p>Every method may throw {@link StoreUnavailableException}; the caller lets it fly and the message comes back.
 */
public interface TransmissionStore {
    /** Most items the writes of one commit may be, see {@link Write#items} ({@code TransactWriteItems}). */
    int MOST_ITEMS = 100;

    /** Writes all, or none when the condition of any of them does not hold. */
    Commit commit(List<Write> writes);

    Optional<Input> input(String inputId);

    /** Dispatches of an input, in the order of their destination and part. */
    List<Dispatch> dispatches(String inputId);

    Optional<Dispatch> dispatch(DispatchRef ref);

    /** Who holds a claim. */
    Optional<Claim> claim(Claim.Key key);

    /** Inputs that wait for something, oldest first: a file by its name, a version by {@link fr.passerelle.core.document.Version#toString}. */
    List<String> awaiting(String establishment, String what);

    /** Inputs about a patient, oldest first. */
    List<String> concerning(PatientKey patient);

    Optional<Chain> chain(ChainKey key);

    /** What is known of the announcement of a document, absent when it was never hidden from the patient. */
    Optional<Announcement> announcement(ChainKey key);

    Optional<AppointmentHead> appointment(AppointmentKey key);

    /** How far the keeping of an input has come, absent for one that was never registered. */
    Optional<Keeping> keeping(String inputId);
}
