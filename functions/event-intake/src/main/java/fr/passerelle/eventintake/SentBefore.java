package fr.passerelle.eventintake;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/** Lists for the identity cell what had left about a patient before the identity turned out to be another one (messages.md §7.4). */
public final class SentBefore {
    /** Shown in the item; the others are counted. */
    private static final int MOST_SHOWN = 20;

    private final TransmissionStore store;
    private final WorkList work;

    public SentBefore(TransmissionStore store, WorkList work) {
        this.store = store;
        this.work = work;
    }

    /**
     * One item for what was sent, none when nothing was. Told again with nothing more sent, it is the same item.
     *
     * @param code of the catalogue: count and dispatches are its two details
     */
    void list(String establishment, List<PatientKey> patient, String code, Instant now) {
        list(establishment, patient, code, SentBefore::left, now);
    }

    /** The same, but for the mails that already left as of an identity that is not qualified: they bear no matricule. */
    void listUnderIns(String establishment, List<PatientKey> patient, String code, Instant now) {
        list(establishment, patient, code, d -> left(d) && !d.leftWithoutIns(), now);
    }

    private void list(String establishment, List<PatientKey> patient, String code, Predicate<Dispatch> concerned, Instant now) {
        List<Input> inputs = Inputs.about(store, patient);
        List<Dispatch> gone = inputs.stream().flatMap(input -> store.dispatches(input.id()).stream()).filter(concerned).toList();
        if (gone.isEmpty()) {
            return;
        }
        List<String> refs = gone.stream().map(d -> d.ref().inputId() + "/" + d.ref().dispatchId()).sorted().toList();
        String shown = refs.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ")) + (refs.size() > MOST_SHOWN ? ", …" : "");
        String id = Ids.input("work", establishment, code, String.join(",", refs));
        String unit = inputs.stream().filter(i -> i.id().equals(gone.getLast().ref().inputId())).findFirst().map(i -> i.origin().unit())
                .orElse(null);
        work.open(WorkItem.open(id, establishment, unit, new Reason(code, null, List.of(Integer.toString(refs.size()), shown)), null, now));
    }

    private static boolean left(Dispatch dispatch) {
        return switch (dispatch.state()) {
            case SENDING, SENT, CONFIRMED, READ, ANSWERED, CLOSED -> true;
            case READY -> dispatch.inDoubt();
            case RECEIVED, HELD, REFUSED, FAILED, PRINTED, CANCELLED, REPLAYED -> false;
        };
    }
}
