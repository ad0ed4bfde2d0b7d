package fr.passerelle.memory;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose turn it is in a chain (docs/decisions/0039-turns.md). */
class ChainsTest {
    private static final String FINESS = "750100125";
    private static final String DOCUMENT = "LDL-1";
    private static final ChainKey KEY = new ChainKey(FINESS, DOCUMENT);
    private static final Instant NOW = Instant.parse("2026-03-15T09:00:00Z");

    private final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    private final Chains chains = new Chains(store);

    /** The next version, towards the DMP. */
    private Dispatch version(int number, UnaryOperator<Dispatch> state) {
        var version = new Version(DOCUMENT, number);
        Chain before = store.chain(KEY).orElse(null);
        var link = new Link.Feed(version, number == 1 ? null : new Version(DOCUMENT, number - 1), input(number), "1.2." + number,
                Visibility.OPEN);
        Input input = Input.received(input(number), FINESS, InputKind.DESCRIPTOR, number + ".json", "", "", NOW);
        assertThat(store.commit(List.of(new Write.Register(input),
                new Write.Extend(before, before == null ? Chain.begin(KEY, link) : before.with(link)))).done()).isTrue();
        return dispatch(number, Destination.DMP, state);
    }

    private Dispatch dispatch(int number, Destination destination, UnaryOperator<Dispatch> state) {
        var ref = new DispatchRef(input(number), destination.word() + "-" + number);
        Dispatch dispatch = state.apply(Dispatch.received(ref, FINESS, destination, 0, List.of(DOCUMENT), null, "o", NOW));
        assertThat(store.commit(List.of(new Write.Create(dispatch))).done()).isTrue();
        return dispatch;
    }

    private static String input(int number) {
        return "in-" + number;
    }

    private static Dispatch ready(Dispatch received) {
        return received.ready(NOW);
    }

    private static Dispatch confirmed(Dispatch received) {
        return received.ready(NOW).sending("", NOW, NOW).confirmed(List.of(), NOW);
    }

    private static Dispatch refused(Dispatch received) {
        return received.refused(RefusalClass.FAULT, List.of(), NOW);
    }

    private static UnaryOperator<Dispatch> held(HoldReason why) {
        return received -> received.held(why, List.of(), NOW);
    }

    @Test
    void aVersionWaitsForTheOneBeforeItAndNotForTheOneBehindIt() {
        Dispatch first = version(1, ChainsTest::ready);
        Dispatch second = version(2, ChainsTest::ready);

        assertThat(chains.before(first, KEY, DOCUMENT).settled()).isTrue();
        assertThat(chains.before(second, KEY, DOCUMENT).unsettled()).containsExactly(first);
    }

    @Test
    void nobodyWaitsForAVersionThatIsOnlyRehearsed() {
        Dispatch sent = version(1, ChainsTest::confirmed);
        version(2, held(HoldReason.PATHWAY));
        Dispatch third = version(3, ChainsTest::ready);

        assertThat(chains.before(third, KEY, DOCUMENT)).satisfies(past -> {
            assertThat(past.settled()).isTrue();
            assertThat(past.accepted()).isNotNull().extracting(Link.Feed::inputId).isEqualTo(sent.ref().inputId());
        });
    }

    @Test
    void whateverElseIsHeldIsWaitedFor() {
        version(1, held(HoldReason.DECISION));
        Dispatch second = version(2, ChainsTest::ready);

        assertThat(chains.before(second, KEY, DOCUMENT).settled()).isFalse();
    }

    @Test
    void aVersionThatIsOnlyRehearsedDoesNotHideTheOneThatWaitsBehindIt() {
        Dispatch settled = version(1, ChainsTest::confirmed);
        version(2, held(HoldReason.PATHWAY));
        Dispatch waiting = version(3, held(HoldReason.PREDECESSOR));

        assertThat(chains.next(settled, KEY, DOCUMENT)).contains(waiting);
    }

    @Test
    void aRehearsedVersionIsNotWokenItself() {
        Dispatch settled = version(1, ChainsTest::confirmed);
        version(2, held(HoldReason.PATHWAY));

        assertThat(chains.next(settled, KEY, DOCUMENT)).isEmpty();
    }

    @Test
    void whoSettlesWakesTheNextAndOnlyTheNext() {
        Dispatch settled = version(1, ChainsTest::confirmed);
        Dispatch next = version(2, held(HoldReason.PREDECESSOR));
        version(3, held(HoldReason.PREDECESSOR));

        assertThat(chains.next(settled, KEY, DOCUMENT)).contains(next);
    }

    @Test
    void whatIsSettledAlreadyIsPassedOver() {
        Dispatch settled = version(1, ChainsTest::confirmed);
        version(2, ChainsTest::refused);
        Dispatch third = version(3, held(HoldReason.PREDECESSOR));

        assertThat(chains.next(settled, KEY, DOCUMENT)).contains(third);
    }

    @Test
    void nobodyBehindAVersionThatMovesOrWaitsForSomethingElseIsWoken() {
        Dispatch settled = version(1, ChainsTest::confirmed);
        version(2, held(HoldReason.OUTAGE));
        version(3, held(HoldReason.PREDECESSOR));

        assertThat(chains.next(settled, KEY, DOCUMENT)).isEmpty();
    }

    @Test
    void oneDestinationDoesNotWakeAnother() {
        version(1, ChainsTest::confirmed);
        Dispatch mailed = dispatch(1, Destination.PATIENT_MAILBOX, ChainsTest::confirmed);
        version(2, held(HoldReason.PREDECESSOR));
        Dispatch mail = dispatch(2, Destination.PATIENT_MAILBOX, held(HoldReason.PREDECESSOR));

        assertThat(chains.next(mailed, KEY, DOCUMENT)).contains(mail);
    }
}
