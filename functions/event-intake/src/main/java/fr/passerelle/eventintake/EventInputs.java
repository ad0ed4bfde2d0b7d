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
import fr.passerelle.formats.event.EventReading;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Head;

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

    static Input sound(HospitalEvent event, String digest, Instant now) {
        Head head = event.head();
        return received(Ids.input(KIND, head.establishment(), head.eventId()), head.establishment(), NAME + head.eventId(), digest, now);
    }

    /** The same identifier with another content: it gets an answer of its own. */
    static Input changed(HospitalEvent event, String digest, Instant now) {
        Head head = event.head();
        return received(Ids.input(KIND, head.establishment(), head.eventId(), digest), head.establishment(),
                NAME + head.eventId() + "-" + shown(digest), digest, now);
    }

    static Input faulty(EventReading reading, Instant now) {
        String establishment = reading.establishment() == null ? Input.UNKNOWN_ESTABLISHMENT : reading.establishment();
        String eventId = reading.eventId() == null ? shown(reading.digest()) : reading.eventId();
        return received(Ids.input(KIND, establishment, eventId, reading.digest()), establishment, NAME + eventId, reading.digest(), now);
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
