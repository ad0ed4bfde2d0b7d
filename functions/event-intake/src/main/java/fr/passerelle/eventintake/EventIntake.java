package fr.passerelle.eventintake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.event.EventReading;
import fr.passerelle.formats.event.HospitalEvent;

/**
 * Takes in one event of the hospital: registered, then acted on, then judged. Killed anywhere and run again, it acts again, which every act
 * stands; the same event sent again does nothing and finds its answer (docs/decisions/0096-events.md).
 */
public final class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final EventReader reader;
    private final TransmissionStore store;
    private final EstablishmentDirectory establishments;
    private final EventActs acts;
    private final InstantSource clock;

    public EventIntake(EventReader reader, TransmissionStore store, EstablishmentDirectory establishments, EventActs acts,
            InstantSource clock) {
        this.reader = reader;
        this.store = store;
        this.establishments = establishments;
        this.acts = acts;
        this.clock = clock;
    }

    /** @param message body of a queue message, UTF-8 */
    public void handle(byte[] message) {
        EventReading reading = reader.read(message);
        var faults = new ArrayList<>(reading.faults());
        String establishment = reading.establishment();
        if (establishment != null && establishments.find(establishment).isEmpty()) {
            faults.add(Reason.at("/establishment", "ESTABLISHMENT_UNKNOWN", establishment));
        }
        HospitalEvent event = reading.event();
        if (event != null && faults.isEmpty()) {
            faults.addAll(acts.faults(event, clock.instant()));
        }
        if (event == null || !faults.isEmpty()) {
            refuse(register(EventInputs.faulty(reading, clock.instant())), faults);
        } else {
            take(event, reading);
        }
    }

    private void take(HospitalEvent event, EventReading reading) {
        Input input = register(EventInputs.sound(event, reading.digest(), clock.instant()));
        if (!input.digest().equals(reading.digest())) {
            Input other = register(EventInputs.changed(event, reading.digest(), clock.instant()));
            refuse(other, List.of(Reason.at("/eventId", "EVENT_CHANGED", event.head().eventId())));
        } else if (!input.judged()) {
            Acted acted = acts.act(event, input);
            var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.judged(acted.notes(), acted.origin()))));
            writes.addAll(acted.writes());
            if (!store.commit(writes).done() && !store.input(input.id()).filter(Input::judged).isPresent()) {
                throw new StoreUnavailableException("event under contention", null);
            }
            LOG.info("event {} taken in as {}", input.id(), event.getClass().getSimpleName());
        }
    }

    /** A lost commit means that another run has refused it already. */
    private void refuse(Input input, List<Reason> faults) {
        if (!input.judged()) {
            LOG.info("event {} refused: {}", input.id(), faults.stream().map(Reason::code).toList());
            store.commit(EventInputs.refused(input, faults, clock.instant()));
        }
    }

    /** The input as stored, now or by an earlier run. */
    private Input register(Input received) {
        return store.commit(List.of(new Write.Register(received))).done()
                ? received
                : store.input(received.id()).orElseThrow(() -> new StoreUnavailableException("input neither new nor known", null));
    }
}
