package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;
import fr.passerelle.simulators.pki.TestPki;

import static org.assertj.core.api.Assertions.assertThat;

/** Any sequence of feeds, replacements and deletions, right or wrong, leaves the registry as documents.md §5 says. */
class ChainPropertyTest {
    private static final TestPki PKI = TestPki.create();

    /** What is asked: {@code aim} is the rank of the document replaced or deleted. */
    record Step(Kind kind, int aim) {
        enum Kind {
            FEED,
            REPLACE,
            DELETE
        }
    }

    @Property(tries = 25)
    void only_an_approved_document_is_replaced_or_deleted(@ForAll("steps") List<Step> steps) throws IOException {
        DmpSimulator dmp = DmpSimulator.inProcess(DmpSettings.test(new TestClock()), UUID::randomUUID);
        List<Status> expected = new ArrayList<>();

        for (Step step : steps) {
            boolean accepted = play(dmp, step, expected.size()).contains("ResponseStatusType:Success");
            boolean right = step.kind() == Step.Kind.FEED || step.aim() < expected.size() && expected.get(step.aim()) == Status.APPROVED;
            assertThat(accepted).isEqualTo(right);
            if (right) {
                apply(step, expected);
            }
        }

        assertThat(dmp.documents()).extracting(RegisteredDocument::status).isEqualTo(expected);
        for (int rank = 0; rank < expected.size(); rank++) {
            String found = SignedCall.right(PKI).numbered(20 + rank).with("query", "9002.3.1'", "9002.3." + (20 + rank) + "'").ask(dmp)
                    .text();
            assertThat(found.contains("ObjectRef")).isEqualTo(expected.get(rank) != Status.DELETED);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(Step.Kind.class), Arbitraries.integers().between(0, 3)).as(Step::new).list().ofMinSize(1)
                .ofMaxSize(7);
    }

    private static String play(DmpSimulator dmp, Step step, int rank) throws IOException {
        SignedCall next = SignedCall.right(PKI).numbered(20 + rank);
        String aim = step.aim() < dmp.documents().size()
                ? dmp.documents().get(step.aim()).entryUuid()
                : "urn:uuid:2d276dc9-52a7-48f4-ab71-e9a934e2875b";
        return switch (step.kind()) {
            case FEED -> next.feed(dmp).text();
            case REPLACE -> next.replacing(aim).feed(dmp).text();
            case DELETE -> next.delete(dmp, aim).text();
        };
    }

    private static void apply(Step step, List<Status> expected) {
        switch (step.kind()) {
            case FEED -> expected.add(Status.APPROVED);
            case REPLACE -> {
                expected.set(step.aim(), Status.DEPRECATED);
                expected.add(Status.APPROVED);
            }
            case DELETE -> expected.set(step.aim(), Status.DELETED);
        }
    }
}
