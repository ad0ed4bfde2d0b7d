package fr.passerelle.acknowledger;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.AckEvents;
import fr.passerelle.core.port.AckPlace;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.hl7.ack.BusinessAck.Party;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Messages are acknowledged in their own language, once for each thing acknowledged (messages.md §3). */
class MessageAnswersTest {
    private static final MessageHeader HEADER = new MessageHeader("DPI", "CHU", "PFI", "CHU", "20261118", "MDM", "T02", "MSG-1", "T", "2.6",
            "UNICODE UTF-8", "2.1", "CISIS_CDA_HL7_V2");
    private static final String FOLDER = Sample.FINESS + "/CHU/DPI/MSG-1";
    private static final Party DOCTOR = new Party("899900000029", "emile@test.mssante.fr");
    private static final Party PATIENT = new Party("285059999900131", "285059999900131@patient.mssante.fr");

    private final Sample hospital = new Sample();
    private final Input input = Sample.descriptor("cr-1.er7");

    @Test
    void nothingIsAnsweredBeforeTheMessageIsJudged() {
        planned(true, true);
        stored(input);

        assertThat(hospital.acks.names()).isEmpty();
    }

    @Test
    void aMessageWhoseDispatchesAreDurableIsAccepted() {
        planned(false, false);
        stored(input.judged(List.of()), dmp().held(HoldReason.IDENTITY, List.of(Reason.of("INS_NOT_QUALIFIED")), Sample.LATER));

        assertThat(hospital.acks.names()).containsExactly(FOLDER + ".ack.hl7");
        assertThat(ack(".ack.hl7")).contains("|ACK^T02^ACK|", "\rMSA|AA|MSG-1\r").doesNotContain("ERR", "CISIS");
        assertThat(hospital.acks.told()).containsExactly(FOLDER + ".ack.hl7");
    }

    @Test
    void aMessageOfWhichNothingIsTakenHasAllItsErrors() {
        planned(true, true);
        stored(input.judged(List.of()), Sample.dispatch(input, Destination.NONE, 0).refused(RefusalClass.FAULT,
                List.of(Reason.at("MSH^1^17", "HL7_FIELD_MISSING", "MSH-17"), Reason.at("PID^1^3", "HL7_INS_DIFFERS"),
                        Reason.at("1.2.3", "HIDDEN_BUT_MAILED")),
                Sample.LATER));

        assertThat(hospital.acks.names()).containsExactly(FOLDER + ".ack.hl7");
        assertThat(ack(".ack.hl7").split("\r")).hasSize(5).contains("MSA|AE|MSG-1",
                "ERR||MSH^1^17|101^Required field missing^messageErrorCondition|E")
                .anyMatch(line -> line.startsWith("ERR||PID^1^3|207^Application internal error^messageErrorCondition|E|904^Le matricule"))
                .anyMatch(line -> line.startsWith("ERR|||207^Application internal error^messageErrorCondition|E|HIDDEN_BUT_MAILED^"));
    }

    @Test
    void whatOnlyTheGatewayCanRepairMayBeSentAgainUnchanged() {
        planned(false, false);
        stored(input.judged(List.of()), Sample.dispatch(input, Destination.NONE, 0).refused(RefusalClass.FAULT,
                List.of(Reason.of("ESTABLISHMENT_UNKNOWN", Sample.FINESS)), Sample.LATER));

        assertThat(ack(".ack.hl7")).contains("\rMSA|AR|MSG-1\r");
    }

    @Test
    void eachOutcomeIsAcknowledgedToThoseWhoAskForIt() {
        planned(true, true);
        stored(input.judged(List.of()),
                dmp().ready(Sample.LATER).sending("c", Sample.LATER, Sample.LATER).confirmed(List.of(), Sample.LATER),
                mail(Destination.PROFESSIONAL_MAILBOX).failed(RefusalClass.CHOICE, List.of(Reason.of("MAIL_CLOSED", "550")),
                        Sample.LATER),
                mail(Destination.PATIENT_MAILBOX).sent(List.of(), Sample.LATER).told(DispatchState.READ, null, List.of(), Sample.LATER));

        assertThat(hospital.acks.names()).containsExactly(FOLDER + ".ack.hl7", FOLDER + ".z01.1.hl7", FOLDER + ".z02.1.hl7",
                FOLDER + ".z02.2.hl7", FOLDER + ".z03.2.hl7");
        assertThat(ack(".z01.1.hl7")).contains("|ZAM^Z01^ZAM_Z01|", "|MSG-1|Y^^expandedYes-NoIndicator|");
        assertThat(ack(".z02.1.hl7")).contains("|MSG-1|N^^expandedYes-NoIndicator|", "|899900000029|^^X.400^emile@test.mssante.fr|",
                "|550^Action non effectuée : boîte aux lettres non disponible^SMTPERRORCODE\r");
        assertThat(ack(".z03.2.hl7")).contains("|ZAM^Z03^ZAM_Z01|", "^^X.400^285059999900131@patient.mssante.fr|");
    }

    /** The operator's reply and its enhanced status are kept as three digits (smtp-codes.tsv): each is a code of the volet. */
    @ParameterizedTest
    @CsvSource({"MAIL_TOO_LARGE_FAR, 534, 523", "MAIL_FULL, 522, 552", "MAIL_GIVEN_UP, 447, 421", "MAIL_REFUSED, 571, 541",
            "MAIL_REFUSED, 535, 554", "MAIL_GIVEN_UP, 449, 451", "MAIL_FULL, 422, 422"})
    void theCodeOfTheOperatorIsOneOfTheVolet(String reason, String operator, String volet) {
        planned(true, false);
        stored(input.judged(List.of()), mail(Destination.PATIENT_MAILBOX).failed(RefusalClass.FAULT, List.of(Reason.of(reason, operator)),
                Sample.LATER));

        assertThat(ack(".z02.2.hl7")).containsPattern("\\|E\\|" + volet + "\\^[^|^]+\\^SMTPERRORCODE\r");
    }

    @Test
    void theCodeOfTheDmpIsCarriedThrough() {
        planned(true, false);
        stored(input.judged(List.of()), dmp().ready(Sample.LATER).sending("c", Sample.LATER, Sample.LATER).failed(RefusalClass.CHOICE,
                List.of(Reason.of("DMP_CLOSED", "DMPClosed")), Sample.LATER));

        assertThat(ack(".z01.1.hl7")).contains("|N^^expandedYes-NoIndicator|", "|E|DMPClosed^Le DMP du patient est fermé",
                "^DMP_ERROR_CODE\r");
    }

    @Test
    void aSoftwareThatCouldNotIntegrateTheDocumentsIsCarriedThrough() {
        planned(false, true);
        stored(input.judged(List.of()), mail(Destination.PROFESSIONAL_MAILBOX).sent(List.of(), Sample.LATER).told(DispatchState.CONFIRMED,
                null, List.of(Reason.of("MAIL_NOT_INTEGRATED", "902")), Sample.LATER));

        assertThat(ack(".z03.1.hl7")).contains("|N^^expandedYes-NoIndicator|",
                "|E|902^Identifiant de patient inconnu^applicationErrorCondition\r");
    }

    @Test
    void nobodyGetsWhatIsNotAskedForNorWhatIsNotKnown() {
        planned(false, false);
        stored(input.judged(List.of()),
                mail(Destination.PATIENT_MAILBOX).sent(List.of(), Sample.LATER).told(DispatchState.READ, null, List.of(), Sample.LATER));
        assertThat(hospital.acks.names()).containsExactly(FOLDER + ".ack.hl7");

        Sample other = new Sample();
        new AnswerPlans(other.vault).keep(input.id(), plan(true, true));
        other.store(input.judged(List.of()), mail(Destination.PATIENT_MAILBOX).sent(List.of(), Sample.LATER));
        other.acknowledger.answer(input.id());
        assertThat(other.acks.names()).containsExactly(FOLDER + ".ack.hl7");
    }

    @Test
    void whatWasAcceptedStaysSoAndItsRefusalSinceThenIsABusinessAnswer() {
        planned(true, true);
        Dispatch waiting = dmp().held(HoldReason.IDENTITY, List.of(Reason.of("INS_NOT_QUALIFIED")), Sample.LATER);
        stored(input.judged(List.of()), waiting);
        String accepted = ack(".ack.hl7");
        hospital.store.commit(List.of(new Write.Move(waiting, tooLarge(waiting))));
        hospital.acknowledger.answer(input.id());

        assertThat(ack(".ack.hl7")).isEqualTo(accepted);
        assertThat(hospital.acks.told()).filteredOn(name -> name.endsWith(".ack.hl7")).hasSize(1);
        assertThat(ack(".z01.1.hl7")).contains("|N^^expandedYes-NoIndicator|", "|E|TOO_LARGE^", "^PASSERELLE\r");
    }

    /** The stream may be read after the function that sends has refused the only mail: the message was taken all the same. */
    @Test
    void aMessageThatIsReadLateIsAcceptedAsItWasJudged() {
        planned(true, true);
        stored(input.judged(List.of()),
                tooLarge(Sample.dispatch(input, Destination.PATIENT_MAILBOX, 0, "1.2.3").ready(Sample.LATER)));

        assertThat(ack(".ack.hl7")).contains("\rMSA|AA|MSG-1\r");
        assertThat(ack(".z02.2.hl7")).contains("|N^^expandedYes-NoIndicator|");
    }

    private static Dispatch tooLarge(Dispatch before) {
        return before.refused(RefusalClass.FAULT, List.of(Reason.of("TOO_LARGE", "a", "1", "2")), Sample.LATER);
    }

    @Test
    void anotherMessageUnderTheSameNumberHasItsOwnAnswerBesideTheFirst() {
        planned(false, false);
        stored(input.judged(List.of()), dmp().ready(Sample.LATER));
        Input other = Sample.descriptor("cr-2.er7").judged(List.of());
        new AnswerPlans(hospital.vault).keep(other.id(), plan(false, false));
        hospital.store(other, Sample.dispatch(other, Destination.NONE, 0).refused(RefusalClass.FAULT,
                List.of(Reason.of("HL7_CONTROL_ID_REUSED", "MSG-1", "cr-1.er7")), Sample.LATER));
        hospital.acknowledger.answer(other.id());

        assertThat(hospital.acks.names()).containsExactly(FOLDER + ".ack.hl7", FOLDER + ".ack~" + other.id().substring(0, 8) + ".hl7");
        assertThat(ack(".ack.hl7")).contains("|AA|");
    }

    @Test
    void theSameMessageAgainIsToldTheSameAnswer() {
        planned(true, false);
        stored(input.judged(List.of()), dmp().ready(Sample.LATER));
        Input again = Input.received("c".repeat(32), Sample.FINESS, InputKind.DESCRIPTOR, "cr-1-bis.er7", "v2", "d", Sample.LATER)
                .duplicateOf(input.id());
        new AnswerPlans(hospital.vault).keep(again.id(), plan(true, false));
        hospital.store(again);
        hospital.acknowledger.answer(again.id());

        assertThat(hospital.acks.names()).containsExactly(FOLDER + ".ack.hl7");
        assertThat(hospital.acks.told()).containsExactly(FOLDER + ".ack.hl7", FOLDER + ".ack.hl7");
    }

    @Test
    void aRunKilledAnywhereWritesEachAcknowledgementOnce() {
        Crash whole = Crash.never();
        run(new Sample(), whole);
        for (int call = 1; call <= whole.calls(); call++) {
            for (Crash.When when : Crash.When.values()) {
                var killed = new Sample();
                int fatal = call;
                assertThatThrownBy(() -> run(killed, Crash.at(fatal, when))).isInstanceOf(Crash.Killed.class);
                run(killed, Crash.never());
                run(killed, Crash.never());
                assertThat(killed.acks.names()).containsExactly(FOLDER + ".ack.hl7", FOLDER + ".z01.1.hl7");
                assertThat(killed.acks.told()).containsAll(killed.acks.names()).hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    private void run(Sample at, Crash crash) {
        new AnswerPlans(at.vault).keep(input.id(), plan(true, true));
        at.store(input.judged(List.of()),
                dmp().ready(Sample.LATER).sending("c", Sample.LATER, Sample.LATER).confirmed(List.of(), Sample.LATER));
        var answers = new MessageAnswers(new AnswerPlans(crash.wrap(PackageVault.class, at.vault)), crash.wrap(AckPlace.class, at.acks),
                crash.wrap(AckEvents.class, at.acks), new Answers(new RejectCatalogue()));
        new Acknowledger(at.store, at.results, new ResultReport(new RejectCatalogue(), new NextSteps()), answers).answer(input.id());
    }

    private void planned(boolean reception, boolean reading) {
        new AnswerPlans(hospital.vault).keep(input.id(), plan(reception, reading));
    }

    private static AnswerPlan plan(boolean reception, boolean reading) {
        return new AnswerPlan(HEADER, ZoneId.of("Europe/Paris"), reception, reading, List.of(DOCTOR), PATIENT);
    }

    private void stored(Input judged, Dispatch... dispatches) {
        hospital.store(judged, dispatches);
        hospital.acknowledger.answer(judged.id());
    }

    private Dispatch dmp() {
        return Sample.dispatch(input, Destination.DMP, 0, "1.2.3");
    }

    private Dispatch mail(Destination destination) {
        return Sample.dispatch(input, destination, 0, "1.2.3").ready(Sample.LATER).sending("c", Sample.LATER, Sample.LATER);
    }

    private String ack(String suffix) {
        return new String(hospital.acks.find(Sample.FINESS, "CHU/DPI/MSG-1" + suffix).orElseThrow(), StandardCharsets.UTF_8);
    }
}
