package fr.passerelle.acknowledger;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.memory.InMemoryAcks;
import fr.passerelle.memory.InMemoryResults;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/** A hospital, its store and its results. */
final class Sample {
    static final String FINESS = "750712184";
    static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
    static final Instant LATER = RECEIVED.plusSeconds(12);

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryResults results = new InMemoryResults();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryAcks acks = new InMemoryAcks();
    final MessageAnswers messages = new MessageAnswers(new AnswerPlans(vault), acks, acks, new Answers(new RejectCatalogue()));
    final Acknowledger acknowledger = new Acknowledger(store, results, new ResultReport(new RejectCatalogue(), new NextSteps()), messages);

    static Input descriptor(String name) {
        return Input.received(Ids.input("drop", name), FINESS, InputKind.DESCRIPTOR, name, "v1", "9e107d9d372bb6826bd81d3542a419d6",
                RECEIVED);
    }

    static Dispatch dispatch(Input input, Destination destination, int part, String... documents) {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), destination, part));
        return Dispatch.received(ref, FINESS, destination, part, List.of(documents), null, "1.2.250.1.213.1.4.99", RECEIVED);
    }

    void store(Input input, Dispatch... dispatches) {
        store.commit(List.of(new Write.Register(input)));
        for (Dispatch dispatch : dispatches) {
            store.commit(List.of(new Write.Create(dispatch)));
        }
    }

    byte[] result(String name) {
        return results.find(FINESS + "/" + name).orElseThrow(() -> new AssertionError("no " + name + " among " + results.keys()));
    }
}
