package fr.passerelle.local.report;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentTest {
    private static final String FINESS = "750999997";
    private static final Instant FED = Instant.parse("2026-03-09T08:00:00Z");
    private static final Instant TAKEN_BACK = Instant.parse("2026-03-10T08:00:00Z");

    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    private final Incident incident = new Incident(store, store);

    @Test
    void itTellsWhatLeftAndWhatTookItBack() {
        var key = new ChainKey(FINESS, "CR-1");
        Input sent = input("in-1", InputKind.DESCRIPTOR, "cr.json", "v1", FED);
        Input correction = input("in-2", InputKind.CORRECTION, "INC-1", "CR-1", TAKEN_BACK);
        Chain chain = Chain.begin(key, new Link.Feed(new Version("CR-1", 1), null, "in-1", "1.2.3", Visibility.OPEN));
        store.commit(List.of(new Write.Register(sent), new Write.Register(correction), new Write.Extend(null, chain)));
        store.commit(List.of(new Write.Extend(chain, chain.with(new Link.Removal(new Version("CR-1", 1), "in-2")))));
        confirmed("in-1", FED);
        confirmed("in-2", TAKEN_BACK);

        assertThat(incident.of(FINESS, "INC-1")).hasValue(List.of(
                new Incident.Line("cr.json", "dmp", "confirmed", FED, FED),
                new Incident.Line("INC-1", "dmp", "confirmed", TAKEN_BACK, TAKEN_BACK)));
    }

    @Test
    void anUnknownNumberAndAnotherEstablishmentHaveNone() {
        store.commit(List.of(new Write.Register(input("in-2", InputKind.CORRECTION, "INC-1", "CR-1", TAKEN_BACK))));

        assertThat(incident.of(FINESS, "INC-2")).isEmpty();
        assertThat(incident.of("330999996", "INC-1")).isEmpty();
    }

    private static Input input(String id, InputKind kind, String name, String version, Instant at) {
        return Input.received(id, FINESS, kind, name, version, "", at);
    }

    private void confirmed(String input, Instant at) {
        Dispatch dispatch = Dispatch
                .received(new DispatchRef(input, input + "-d"), FINESS, Destination.DMP, 0, List.of("CR-1"), null, "o", at)
                .ready(at);
        Dispatch sending = dispatch.sending("DMP=NOT_OPPOSED", at, at);
        store.commit(List.of(new Write.Create(dispatch)));
        store.commit(List.of(new Write.Move(dispatch, sending)));
        store.commit(List.of(new Write.Move(sending, sending.confirmed(List.of(), at))));
    }
}
