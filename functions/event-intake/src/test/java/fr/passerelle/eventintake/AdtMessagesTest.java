package fr.passerelle.eventintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.acknowledger.MessageAnswers;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.port.AckEvents;
import fr.passerelle.core.port.AckPlace;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.InMemoryAcks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** ADT messages of PAM France do what the same events in JSON do, and are acknowledged once (messages.md §7, §8). */
class AdtMessagesTest {
    private static final String FACILITY = "CHU-DEMO/GAM-DEMO/";
    private static final Ins ALICE = new Ins("285059999900131", InsAuthority.NIR_TEST);

    private final Ward ward = new Ward();
    private final InMemoryAcks acks = new InMemoryAcks();

    @ParameterizedTest
    @ValueSource(strings = {"20_adt_a28_identity_vali.er7", "21_adt_a31_opposition_dmp.er7", "22_adt_a05_preadmission.er7",
            "23_adt_a38_cancel_preadmission.er7", "24_adt_a40_merge.er7", "25_adt_a47_ins_removed.er7", "26_adt_a28_ins_without_vali.er7",
            "27_adt_a31_nia_and_nir.er7"})
    void everySampleIsAccepted(String sample) {
        take(sample);
        assertThat(acks.names()).singleElement()
                .satisfies(name -> assertThat(ack(name)).contains("MSA|AA|DEMO-00" + sample.substring(0, 2)));
    }

    @Test
    void anIdentityIsKeptAndItsChoicesWithIt() {
        take("20_adt_a28_identity_vali.er7");
        assertThat(known("EX000123")).isInstanceOfSatisfying(KnownIdentity.Known.class, k -> assertThat(k.sound()).isTrue());
        assertThat(ward.consents.history(ward.keys.key(Ward.FINESS, ALICE))).hasSize(2);

        take("21_adt_a31_opposition_dmp.er7");
        assertThat(ward.consents.history(ward.keys.ofIpp(Ward.FINESS, "EX000123"))).hasSize(4);
        assertThat(ward.store.inputs()).extracting(Input::name).containsExactlyInAnyOrder("evt-CHU-DEMO.GAM-DEMO.DEMO-0020.hl7",
                "evt-CHU-DEMO.GAM-DEMO.DEMO-0021.hl7");
    }

    @Test
    void aMergeLeadsToWhoSurvives() {
        take("20_adt_a28_identity_vali.er7");
        take("24_adt_a40_merge.er7");
        assertThat(known("EX000124")).isInstanceOfSatisfying(KnownIdentity.Merged.class, m -> assertThat(m.ipp()).isEqualTo("EX000123"));
        assertThat(known("EX000123")).isInstanceOf(KnownIdentity.Known.class);
    }

    @Test
    void anInsTakenAwayStopsWhatIsPending() {
        take("20_adt_a28_identity_vali.er7");
        take("25_adt_a47_ins_removed.er7");
        assertThat(known("EX000123")).isInstanceOf(KnownIdentity.Withdrawn.class);
        assertThat(ward.identities.of(Ward.FINESS, ward.keys.key(Ward.FINESS, ALICE))).get().isInstanceOf(KnownIdentity.Withdrawn.class);
    }

    /** Refused, it would have gone on leaving under the matricule of somebody else. */
    @Test
    void anInsTakenAwayIsTakenAwayThoughThePatientIsNamedBesideIt() {
        take("20_adt_a28_identity_vali.er7");
        ward.intake().handle(text("25_adt_a47_ins_removed.er7").replace("MRG|", "MRG|EX000123^^^CHU-DEMO&" + Ward.FINESS + "&N^PI~"), null);
        answer(Crash.never());

        assertThat(acks.names()).allSatisfy(name -> assertThat(ack(name)).contains("MSA|AA|"));
        assertThat(known("EX000123")).isInstanceOf(KnownIdentity.Withdrawn.class);
    }

    @Test
    void anOppositionSaidWithTheCorrectionOfAMovementIsKept() {
        take("20_adt_a28_identity_vali.er7");
        ward.intake().handle(text("21_adt_a31_opposition_dmp.er7").replace("ADT^A31^ADT_A05", "ADT^Z99^ADT_A01"), null);

        assertThat(ward.consents.history(ward.keys.ofIpp(Ward.FINESS, "EX000123"))).hasSize(4);
    }

    /** They may come in any order: when each happened decides. */
    @Test
    void whatArrivesLateMovesNothingBack() {
        take("25_adt_a47_ins_removed.er7");
        take("20_adt_a28_identity_vali.er7");
        assertThat(known("EX000123")).isInstanceOf(KnownIdentity.Withdrawn.class);
        assertThat(ward.store.inputs()).flatExtracting(Input::notes).extracting(Reason::code).contains("EVENT_LATE");
    }

    @Test
    void theSameMessageAgainDoesNothingAndAnotherUnderItsNumberIsRefused() {
        take("20_adt_a28_identity_vali.er7");
        take("20_adt_a28_identity_vali.er7");
        assertThat(ward.store.inputs()).hasSize(1);

        ward.intake().handle(text("20_adt_a28_identity_vali.er7").replace("|F|||1 rue", "|M|||1 rue"), null);
        answer(Crash.never());
        assertThat(acks.names()).hasSize(2).anySatisfy(name -> assertThat(ack(name)).contains("MSA|AE|", "HL7_CONTROL_ID_REUSED"));
        assertThat(known("EX000123")).isInstanceOfSatisfying(KnownIdentity.Known.class,
                k -> assertThat(k.patient().sex()).hasToString("F"));
    }

    @Test
    void anUpdateThatPamExcludesIsAnsweredByItsCode() {
        ward.intake().handle(text("20_adt_a28_identity_vali.er7").replace("ADT^A28", "ADT^A08"), null);
        answer(Crash.never());
        assertThat(acks.names()).singleElement().satisfies(name -> assertThat(ack(name)).contains("ACK^A08^ACK", "MSA|AE|", "|201^"));
        assertThat(ward.identities.of(Ward.FINESS, ward.keys.ofIpp(Ward.FINESS, "EX000123"))).isEmpty();
    }

    @Test
    void whatIsNoMessageAtAllIsKeptUnanswered() {
        ward.intake().handle("MSH", Ward.FINESS);
        answer(Crash.never());
        assertThat(acks.names()).isEmpty();
        assertThat(ward.store.inputs()).singleElement().satisfies(input -> assertThat(input.establishment()).isEqualTo(Ward.FINESS));
    }

    @Test
    void killedAnywhereAndRunAgainItIsActedOnOnceAndAcknowledgedOnce() {
        String message = text("21_adt_a31_opposition_dmp.er7");
        Crash whole = Crash.never();
        ward.intake(whole).handle(message, null);
        answer(whole);
        for (int call = 1; call <= whole.calls(); call++) {
            for (When when : When.values()) {
                var again = new AdtMessagesTest();
                Crash crash = Crash.at(call, when);
                assertThatThrownBy(() -> {
                    again.ward.intake(crash).handle(message, null);
                    again.answer(crash);
                }).isInstanceOf(Crash.Killed.class);
                again.ward.intake().handle(message, null);
                again.answer(Crash.never());

                assertThat(again.acks.names()).as("killed %s call %d", when, call).isEqualTo(acks.names()).hasSize(1);
                assertThat(again.ack(again.acks.names().getFirst())).isEqualTo(ack(acks.names().getFirst()));
                assertThat(again.ward.store.inputs()).isEqualTo(ward.store.inputs());
                assertThat(again.ward.consents.history(again.ward.keys.key(Ward.FINESS, ALICE)))
                        .isEqualTo(ward.consents.history(ward.keys.key(Ward.FINESS, ALICE)));
                assertThat(again.known("EX000123")).isEqualTo(known("EX000123"));
            }
        }
    }

    private void take(String sample) {
        ward.intake().handle(text(sample), null);
        answer(Crash.never());
    }

    /** What the stream would have answered. */
    private void answer(Crash crash) {
        var answers = new MessageAnswers(new AnswerPlans(crash.wrap(PackageVault.class, ward.vault)), crash.wrap(AckPlace.class, acks),
                crash.wrap(AckEvents.class, acks), new Answers(new RejectCatalogue()));
        ward.store.inputs().forEach(input -> answers.answer(input, ward.store.dispatches(input.id())));
    }

    private KnownIdentity known(String ipp) {
        return ward.identities.of(Ward.FINESS, ward.keys.ofIpp(Ward.FINESS, ipp)).orElseThrow();
    }

    private String ack(String name) {
        assertThat(name).startsWith(Ward.FINESS + "/" + FACILITY);
        List<String> steps = List.of(name.split("/", 2));
        return new String(acks.find(steps.getFirst(), steps.getLast()).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** The sample, from the hospital of the ward. */
    private static String text(String name) {
        try (InputStream data = AdtMessagesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(data, name).readAllBytes(), StandardCharsets.UTF_8).replace("750999997", Ward.FINESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
