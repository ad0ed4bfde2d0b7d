package fr.passerelle.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.FedBefore;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.formats.desk.DeskReader;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryAccessTraces;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryIdentityStore;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryProfileStore;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;
import fr.passerelle.memory.InMemoryWorkList;

/** The desk of two establishments over ports in memory; each has one caller. */
final class Counter {
    static final String HOSPITAL = "750999997";
    static final String OTHER = "330999996";
    static final String INS = "279035121518989";
    static final Ins MATRICULE = new Ins(INS, InsAuthority.NIR_TEST);
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Map<String, Set<String>> CALLERS = Map.of(HOSPITAL, Set.of(caller(HOSPITAL)), OTHER, Set.of(caller(OTHER)));

    final FixedPatientKeys keys = new FixedPatientKeys();
    final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryProfileStore profiles = new InMemoryProfileStore();
    final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryWorkList work = new InMemoryWorkList();
    final InMemoryAccessTraces traces = new InMemoryAccessTraces();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryMetrics metrics = new InMemoryMetrics();
    final Desk desk;

    Counter() {
        var book = new ChoiceBook(consents, new FedBefore(store, work, keys));
        desk = new Desk(new DeskReader(Environment.TEST), (finess, role) -> CALLERS.getOrDefault(finess, Set.of()).contains(role),
                new KnownKeys(identities, keys), new PatientFiles(book, profiles, identities, store, traces),
                new Transmissions(store, store, vault), book, work, traces, new PrintList(store, work, vault), vault,
                new Conversations(store, vault),
                metrics, () -> NOW);
    }

    static String caller(String finess) {
        return "arn:aws:iam::111122223333:role/dpi-" + finess;
    }

    /** A call of the establishment's own software. */
    DeskAnswer call(String path, String finess, String rest) {
        return signed(caller(finess), path, "{'establishment': '" + finess + "'" + rest + "}");
    }

    DeskAnswer signed(String caller, String path, String body) {
        return desk.answer(new DeskCall(caller, path, body.replace('\'', '"')));
    }

    DeskAnswer record(String finess, String choice) {
        return call("/consents/record", finess, patient() + ", 'source': 'dpi', 'choices': [" + choice + "]");
    }

    static String patient() {
        return ", 'patient': {'ipp': 'IPP-7', 'ins': '" + INS + "'}";
    }

    /** A letter of a stay, confirmed by the DMP and mailed to the patient. */
    void fed(String inputId, String document, String stay) {
        var origin = new Origin("P01", null, "cardiologie", "dpi", keys.stay(HOSPITAL, stay), null,
                List.of(new Carried(document, "11490-0", true, NOW)));
        Input input = Input.received(inputId, HOSPITAL, InputKind.DESCRIPTOR, document + ".json", "1", "e1", NOW);
        store.commit(List.of(new Write.Register(input), new Write.Concern(key(HOSPITAL), inputId)));
        store.commit(List.of(new Write.Update(input, input.judged(List.of(), origin)), new Write.Create(dispatch(inputId, document))));
        Dispatch sending = step(dispatch(inputId, document), dispatch(inputId, document).ready(NOW));
        sending = step(sending, sending.sending("DMP=NOT_OPPOSED", NOW, NOW));
        step(sending, sending.confirmed(List.of(), NOW));
        vault.put(inputId + "/convocation.pdf", new byte[]{'%'}, "application/pdf");
    }

    private Dispatch step(Dispatch before, Dispatch after) {
        store.commit(List.of(new Write.Move(before, after)));
        return after;
    }

    private static Dispatch dispatch(String inputId, String document) {
        return Dispatch.received(new DispatchRef(inputId, "d" + inputId), HOSPITAL, Destination.DMP, 0, List.of(document), null, "1.2.3",
                NOW);
    }

    PatientKey key(String finess) {
        return keys.key(finess, MATRICULE);
    }

    static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(element -> element.path(field).asText()).toList();
    }
}
