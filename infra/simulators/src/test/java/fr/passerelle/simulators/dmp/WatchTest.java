package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.simulators.dmp.watch.Violation;
import fr.passerelle.simulators.dmp.watch.Violation.Kind;
import fr.passerelle.simulators.pki.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchTest {
    private static final TestPki PKI = TestPki.create();
    private final SignedCall call = SignedCall.right(PKI);
    private TestClock clock;
    private DmpSimulator dmp;

    @BeforeEach
    void start() {
        clock = new TestClock();
        dmp = DmpSimulator.inProcess(DmpSettings.secured(clock, PKI), UUID::randomUUID);
    }

    @Test
    void a_sixth_feed_in_a_second_is_refused_and_noted() throws Exception {
        for (int i = 10; i < 15; i++) {
            assertThat(call.numbered(i).feed(dmp).status()).isEqualTo(200);
        }

        assertThat(call.numbered(15).feed(dmp).status()).isEqualTo(429);
        assertThat(kinds()).containsExactly(Kind.RATE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(call.numbered(15).feed(dmp).status()).isEqualTo(200);
    }

    @Test
    void the_rate_and_its_answer_are_settings() throws Exception {
        DmpSimulator slow = DmpSimulator.inProcess(DmpSettings.test(clock).with(Enforcement.by(PKI).withRate(1, 503)), UUID::randomUUID);
        call.feed(slow);

        assertThat(call.numbered(7).feed(slow).status()).isEqualTo(503);
    }

    @Test
    void a_document_sent_again_after_its_answer_is_noted() throws Exception {
        call.feed(dmp);
        call.feed(dmp);

        assertThat(kinds()).containsExactly(Kind.BLIND_RESEND);
    }

    @Test
    void a_document_sent_again_after_a_refusal_is_right() throws Exception {
        dmp.scenarios().once(DmpSelector.feeds(), DmpScenario.busy());
        dmp.scenarios().once(DmpSelector.feeds(), new DmpScenario.Status(503));
        call.feed(dmp);
        call.feed(dmp);
        call.feed(dmp);

        assertThat(kinds()).isEmpty();
    }

    @Test
    void after_a_lost_answer_one_asks_before_sending_again() throws Exception {
        dmp.scenarios().times(2, DmpSelector.feeds().and(DmpSelector.patient(SignedCall.PATIENT)), new DmpScenario.CommitThenCut());
        assertThatThrownBy(() -> call.feed(dmp)).isInstanceOf(IOException.class);
        assertThat(call.ask(dmp).text()).contains("ObjectRef");
        assertThat(kinds()).isEmpty();
        assertThatThrownBy(() -> call.numbered(7).feed(dmp)).isInstanceOf(IOException.class);
        call.numbered(7).feed(dmp);

        assertThat(kinds()).containsExactly(Kind.BLIND_RESEND);
    }

    @Test
    void asking_for_a_document_just_accepted_is_right_only_when_it_is_then_replaced_or_deleted() throws Exception {
        call.feed(dmp);
        call.ask(dmp);
        assertThat(kinds()).containsExactly(Kind.USELESS_QUERY);

        call.delete(dmp, dmp.documents().getFirst().entryUuid());
        assertThat(kinds()).isEmpty();
        call.ask(dmp);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void asking_twice_in_an_hour_whether_an_open_record_exists_is_noted() throws Exception {
        call.exists(dmp);
        clock.advance(Duration.ofMinutes(61));
        call.with("vihf", "10:30:00.277Z\" Version", "11:31:00.000Z\" Version").exists(dmp);
        assertThat(kinds()).isEmpty();
        clock.advance(Duration.ofMinutes(4));
        call.with("vihf", "10:30:00.277Z\" Version", "11:35:00.000Z\" Version").exists(dmp);

        assertThat(kinds()).containsExactly(Kind.USELESS_EXISTENCE);
    }

    @Test
    void feeding_a_record_known_closed_is_noted_until_told_open() throws Exception {
        dmp.profiles().closed(SignedCall.PATIENT);
        call.exists(dmp);
        call.feed(dmp);
        assertThat(kinds()).containsExactly(Kind.KNOWN_CLOSED);

        dmp.profiles().open(SignedCall.PATIENT);
        call.exists(dmp);
        call.feed(dmp);
        assertThat(kinds()).containsExactly(Kind.KNOWN_CLOSED);
    }

    @Test
    void scenarios_reach_deletions_and_tests_of_existence() throws Exception {
        call.feed(dmp);
        dmp.scenarios().once(DmpSelector.deletions(), new DmpScenario.Refuse("XDSRegistryBusy", "occupé"));
        dmp.scenarios().once(DmpSelector.deletions(), new DmpScenario.CommitThenCut());
        dmp.scenarios().once(DmpSelector.existenceTests().and(DmpSelector.patient(SignedCall.PATIENT)),
                new DmpScenario.Refuse("INTERNAL", "panne"));
        String entryUuid = dmp.documents().getFirst().entryUuid();

        assertThat(call.delete(dmp, entryUuid).text()).contains("XDSRegistryBusy").contains("UpdateDocumentSet-Response");
        assertThatThrownBy(() -> call.delete(dmp, entryUuid)).isInstanceOf(IOException.class);
        assertThat(dmp.documents().getFirst().visibleToPatient()).isFalse();
        assertThat(call.exists(dmp).text()).contains("typeCode=\"AE\"").contains("INTERNAL").contains("panne");
    }

    @Test
    void an_outage_ends_at_its_time_or_when_told() throws Exception {
        dmp.down(Outage.UNAVAILABLE, clock.instant().plusSeconds(60));
        assertThat(call.feed(dmp).status()).isEqualTo(503);
        clock.advance(Duration.ofSeconds(60));
        assertThat(call.feed(dmp).status()).isEqualTo(200);

        dmp.down(Outage.CUT);
        assertThatThrownBy(() -> call.ask(dmp)).isInstanceOf(IOException.class);
        dmp.up();
        assertThat(call.exists(dmp).status()).isEqualTo(200);
    }

    private List<Kind> kinds() {
        return dmp.violations().stream().map(Violation::kind).toList();
    }
}
