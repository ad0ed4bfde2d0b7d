package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/** Lists the documents that the DMP holds and an opposition reaches: whether to delete them is a doctor's decision. */
public final class FedBefore {
    /** Named in the item; the others are counted. */
    private static final int MOST_NAMED = 20;

    private final TransmissionStore store;
    private final WorkList work;
    private final PatientKeys keys;

    public FedBefore(TransmissionStore store, WorkList work, PatientKeys keys) {
        this.store = store;
        this.work = work;
        this.keys = keys;
    }

    /** Opens one item for the documents fed, none when there are none; for the same documents it is the same item. */
    void list(String establishment, List<PatientKey> patient, ChoiceRecord opposition, Instant now) {
        if (!(opposition.choice() instanceof Choice.Opposition(Reach reach, _, _))) {
            return;
        }
        List<Input> inputs = patient.stream().flatMap(key -> store.concerning(key).stream()).distinct()
                .flatMap(id -> store.input(id).stream()).toList();
        Set<String> held = new LinkedHashSet<>();
        inputs.forEach(input -> follow(held, input, reach));
        if (held.isEmpty()) {
            return;
        }
        String named = held.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + (held.size() > MOST_NAMED ? ", …" : "");
        String id = Ids.input("work", establishment, "OPPOSED_AFTER_FEED", opposition.id(), patient.getFirst().value(),
                String.join(",", held));
        work.open(WorkItem.open(id, establishment, unit(inputs, held),
                Reason.of("OPPOSED_AFTER_FEED", Integer.toString(held.size()), named), null, now));
    }

    private void follow(Set<String> held, Input input, Reach reach) {
        List<String> confirmed = store.dispatches(input.id()).stream().filter(FedBefore::confirmed).map(Dispatch::documents)
                .flatMap(Collection::stream).toList();
        if (input.origin().carried().isEmpty()) {
            confirmed.forEach(held::remove);
        } else {
            input.origin().carried().stream().filter(carried -> confirmed.contains(carried.document()))
                    .filter(carried -> reach.concerns(subject(input, carried, reach))).map(Carried::document).forEach(held::add);
        }
    }

    private Subject subject(Input input, Carried carried, Reach reach) {
        boolean sameStay = reach instanceof Reach.Stay(String number)
                && keys.stay(input.establishment(), number).equals(input.origin().stay());
        return new Subject(sameStay ? Set.of(((Reach.Stay) reach).number()) : Set.of(), Set.of(carried.document()), Set.of(carried.type()));
    }

    private static boolean confirmed(Dispatch dispatch) {
        return dispatch.destination() == Destination.DMP && switch (dispatch.state()) {
            case CONFIRMED, READ, ANSWERED, CLOSED -> true;
            case RECEIVED, HELD, REFUSED, READY, SENDING, SENT, FAILED, PRINTED, CANCELLED, REPLAYED -> false;
        };
    }

    private static @Nullable String unit(List<Input> inputs, Set<String> held) {
        Optional<String> last = inputs.reversed().stream()
                .filter(input -> input.origin().carried().stream().anyMatch(c -> held.contains(c.document())))
                .map(input -> input.origin().unit()).filter(Objects::nonNull).findFirst();
        return last.orElse(null);
    }
}
