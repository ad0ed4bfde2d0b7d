package fr.passerelle.eventintake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.documentintake.DocumentIntake;
import fr.passerelle.documentintake.IntakeSettings;
import fr.passerelle.documentintake.Situations;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryFeeds;
import fr.passerelle.memory.InMemoryPathways;
import fr.passerelle.memory.InMemoryPostponement;

import static fr.passerelle.eventintake.Ward.FINESS;
import static fr.passerelle.eventintake.Ward.INS;
import static fr.passerelle.eventintake.Ward.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** use-cases.md §11, scenario 4: an INS that is not qualified, then its qualification. */
class AcceptanceScenario4Test {
    private int runs;
    private final Ward ward = new Ward();
    private final InMemoryDropBucket bucket = new InMemoryDropBucket();
    private final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    private final DocumentIntake documents = new DocumentIntake(ward.store, bucket, ward.vault, Ward.establishments(), queue,
            new InMemoryPostponement(), new InMemoryFeeds(),
            new Situations(InMemoryPathways.everything(FINESS), new PatientRecords(ward.identities, ward.keys), ward.keys),
            new IntakeSettings("drop", Environment.TEST, MailDomains.of("mssante.test", "patient.mssante.test"), 20 << 20, Duration.ZERO),
            () -> NOW.plusSeconds(++runs));

    @Test
    void provisionalThenQualifiedTheDocumentsLeaveByThemselvesInOrderAndTheMatriculeIsNowhereBefore() throws IOException {
        drop("lettre-1", "LDL-1");
        drop("lettre-2", "LDL-2");

        assertThat(dispatches("lettre-1.json")).isNotEmpty().allSatisfy(held -> {
            assertThat(held.state()).isEqualTo(DispatchState.HELD);
            assertThat(held.hold()).isEqualTo(HoldReason.IDENTITY);
        });
        assertThat(queue.drain()).isEmpty();
        assertThat(ward.vault.paths()).as("nothing is built for an identity that is not qualified").isEmpty();
        assertThat(ward.store.inputs() + " " + dispatches("lettre-1.json") + dispatches("lettre-2.json")).doesNotContain(INS);

        ward.tell(Ward.event("identity", "A31-1", "2026-03-15T10:00:00+01:00", "\"patient\": " + patient("QUALIFIEE")));
        ward.requests.drain().forEach(request -> documents.judgeAgain(((IntakeRequest.JudgeAgain) request).inputId()));

        List<String> left = queue.drain().stream().map(sent -> sent.ref().inputId()).distinct().toList();
        assertThat(left).containsExactly(input("lettre-1.json").id(), input("lettre-2.json").id());
        assertThat(dispatches("lettre-1.json")).extracting(Dispatch::state).containsOnly(DispatchState.READY);
        assertThat(new VaultPackages(ward.vault).documents(left.getFirst()).patient().requiredIns().value()).isEqualTo(INS);

        ward.tell(Ward.event("identity", "A31-1", "2026-03-15T10:00:00+01:00", "\"patient\": " + patient("QUALIFIEE")));
        assertThat(ward.requests.drain()).as("told again, nothing happens").isEmpty();
    }

    private static String patient(String status) {
        return """
                {"ins": {"value": "279035121518989", "oid": "1.2.250.1.213.1.4.10"}, "identityStatus": "%s", "ipp": "8000012345",
                 "birthName": "PAT-TROIS", "birthGivenNames": "DOMINIQUE MARIE-LOUISE", "birthFirstName": "DOMINIQUE",
                 "birthDate": "1979-03-02", "sex": "F", "birthPlaceCog": "51215"}""".formatted(status);
    }

    private void drop(String name, String document) throws IOException {
        String descriptor = new String(Example.descriptor(), UTF_8).replace("QUALIFIEE", "PROVISOIRE").replace("LDL-260300123", document)
                .replace("lettre-0001.pdf", name + ".pdf");
        try (InputStream pdf = Example.open("document.pdf")) {
            put(name + ".pdf", pdf.readAllBytes());
        }
        put(name + ".json", descriptor.getBytes(UTF_8));
    }

    private void put(String name, byte[] content) {
        String key = FINESS + "/inbox/" + name;
        DropObject object = bucket.put(key, content);
        documents.receive("""
                {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"drop"},
                 "object":{"key":"%s","size":%d,"eTag":"%s","versionId":"%s"}}}]}""".formatted(key, object.size(), object.digest(),
                object.version()));
    }

    private Input input(String name) {
        return ward.answer(name);
    }

    private List<Dispatch> dispatches(String name) {
        return ward.store.dispatches(input(name).id());
    }
}
