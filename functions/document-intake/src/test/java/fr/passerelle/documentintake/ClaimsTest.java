package fr.passerelle.documentintake;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T08:30:00Z");
    private static final String FINESS = "750000018";
    private static final Version VERSION = new Version("a.pdf", 1);
    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();

    @Test
    void a_drop_that_is_taken_while_the_same_one_reads_the_claims_is_its_first_and_not_a_conflict() {
        Input first = input("first.json");
        Input again = input("again.json");
        var files = Map.of("a.pdf", new PdfFile(new DropObject("inbox/a.pdf", "v1", "etag", 1), Path.of("a.pdf"), "d1", List.of()));

        Standing standing = new Claims(whenFirstRead(() -> take(first))).examine(again,
                List.of(new Wanted(Claim.Kind.DOCUMENT, VERSION, "d1")), Map.of(), files);

        assertThat(standing).isEqualTo(new Standing.Duplicate(first.id()));
    }

    /** The store, in which somebody else commits just after the first claim was read. */
    private TransmissionStore whenFirstRead(Runnable other) {
        var read = new AtomicBoolean();
        return (TransmissionStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{TransmissionStore.class},
                (_, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (method.getName().equals("claim") && !read.getAndSet(true)) {
                        other.run();
                    }
                    return answer;
                });
    }

    private void take(Input input) {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), Destination.DMP, 0));
        Dispatch ready = Dispatch.received(ref, FINESS, Destination.DMP, 0, List.of("a.pdf"), null, "1.2.3", NOW).ready(NOW);
        assertThat(store.commit(List.of(new Write.Register(input), take(input, Claim.Kind.DOCUMENT, VERSION.toString()),
                take(input, Claim.Kind.FILE, "a.pdf"), new Write.Create(ready))).done()).isTrue();
    }

    private static Write.Take take(Input input, Claim.Kind kind, String name) {
        return new Write.Take(new Claim(new Claim.Key(FINESS, kind, name), "d1", input.id(), input.name(), null), null);
    }

    private static Input input(String name) {
        return Input.received(Ids.input(name), FINESS, InputKind.DESCRIPTOR, name, "v1", "etag", NOW);
    }
}
