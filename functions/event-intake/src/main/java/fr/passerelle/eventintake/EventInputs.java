package fr.passerelle.eventintake;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.Write;

/**
 * Events as inputs. A sound event is known by the identifier its source gave it, so that sending it again finds it; one that is not sound
 * takes no place, so that it may be mended and sent again under the same identifier.
 */
final class EventInputs {
    private static final String KIND = "event";
    private static final String NAME = "evt-";
    private static final int SHORT_DIGEST = 16;

    private EventInputs() {
    }

    /** @param establishment of a message that has no fault */
    static Input sound(Incoming incoming, String establishment, Instant now) {
        return received(Ids.input(KIND, establishment, eventId(incoming)), establishment, name(incoming, ""), incoming.digest(), now);
    }

    /** The same identifier with another content: it gets an answer of its own. */
    static Input changed(Incoming incoming, String establishment, Instant now) {
        return received(Ids.input(KIND, establishment, eventId(incoming), incoming.digest()), establishment,
                name(incoming, "-" + shown(incoming.digest())), incoming.digest(), now);
    }

    static Input faulty(Incoming incoming, Instant now) {
        String establishment = incoming.establishment() == null ? Input.UNKNOWN_ESTABLISHMENT : incoming.establishment();
        return received(Ids.input(KIND, establishment, eventId(incoming), incoming.digest()), establishment, name(incoming, ""),
                incoming.digest(), now);
    }

    private static String eventId(Incoming incoming) {
        return incoming.eventId() == null ? shown(incoming.digest()) : incoming.eventId();
    }

    private static String name(Incoming incoming, String more) {
        return NAME + eventId(incoming) + more + incoming.ending();
    }

    static List<Write> refused(Input input, List<Reason> faults, Instant now) {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), Destination.NONE, 0));
        Dispatch none = Dispatch.received(ref, input.establishment(), Destination.NONE, 0, List.of(), null, "", now);
        return List.of(new Write.Update(input, input.judged(List.of())), new Write.Create(none.refused(RefusalClass.FAULT, faults, now)));
    }

    private static Input received(String id, String establishment, String name, String digest, Instant now) {
        return Input.received(id, establishment, InputKind.EVENT, name, "", digest, now);
    }

    private static String shown(String digest) {
        return digest.substring(0, SHORT_DIGEST);
    }
}
