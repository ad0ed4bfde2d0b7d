package fr.passerelle.local.report;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class UnmappedTest {
    private static final Instant NOW = Instant.parse("2026-03-15T11:00:00Z");

    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();

    @Test
    void eachLocalCodeIsCountedOncePerInputTheMostFrequentFirst() {
        refused("a", "750999997", Reason.at("/documents/0/type", "TYPE_UNMAPPED", "CRO", "JDV_J07"),
                Reason.at("/documents/1/type", "TYPE_UNMAPPED", "CRO", "JDV_J07"));
        refused("b", "750999997", Reason.at("OBX^1^3", "HL7_TABLE_VALUE", "OBX-3", "CRO", "JDV_J07"));
        refused("c", "750999997", Reason.at("/documents/0/type", "CODE_UNKNOWN", "LDL", "JDV_J07"));
        refused("d", "750999997", Reason.at("/stay/encounter", "CODE_UNKNOWN", "HOSPI", "TRE_R213"));
        refused("e", "330999996", Reason.at("/documents/0/type", "TYPE_UNMAPPED", "CRO", "JDV_J07"));

        assertThat(new Unmapped(store, store).of("750999997")).extracting(Unmapped.Line::code, Unmapped.Line::inputs)
                .containsExactly(tuple("CRO", 2), tuple("LDL", 1));
        assertThat(new Unmapped(store, store).of(null)).hasSize(3);
    }

    private void refused(String name, String establishment, Reason... faults) {
        var ref = new DispatchRef(name, name);
        Input input = Input.received(name, establishment, InputKind.DESCRIPTOR, name + ".json", "", "", NOW).judged(List.of());
        Dispatch dispatch = Dispatch.received(ref, establishment, Destination.NONE, 0, List.of(), null, "", NOW)
                .refused(RefusalClass.FAULT, List.of(faults), NOW);
        assertThat(store.commit(List.of(new Write.Register(input), new Write.Create(dispatch))).done()).isTrue();
    }
}
