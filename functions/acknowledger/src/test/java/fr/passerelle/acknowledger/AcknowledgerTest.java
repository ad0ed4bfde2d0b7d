package fr.passerelle.acknowledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.ResultPlace;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.reject.RejectCatalogue;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgerTest {
    private final Sample hospital = new Sample();

    @Test
    void aRefusalTellsAllFaultsTheirFixAndTheirOwners() {
        Input input = Sample.descriptor("lettre-0001.json").judged(List.of());
        hospital.store(input,
                Sample.dispatch(input, Destination.NONE, 0)
                        .refused(RefusalClass.FAULT, List.of(Reason.at("/patient/ins/value", "INS_KEY"),
                                Reason.at("/documents/0/typeCode", "CODE_UNKNOWN", "99999-9", "JDV_J07"),
                                Reason.of("PDF_UNREADABLE", "lettre-0001.pdf")),
                                Sample.LATER));
        hospital.acknowledger.answer(input.id());
        Golden.assertSame("refused.result.json", hospital.result("lettre-0001.result.json"));
    }

    @Test
    void aHeldBranchDoesNotHideTheOther() {
        Input input = Sample.descriptor("imagerie.json").judged(List.of());
        hospital.store(input,
                Sample.dispatch(input, Destination.DMP, 0, "CR-1").held(HoldReason.IDENTITY, List.of(Reason.of("INS_NOT_QUALIFIED")),
                        Sample.LATER),
                Sample.dispatch(input, Destination.PROFESSIONAL_MAILBOX, 0, "CR-1").ready(Sample.LATER));
        hospital.acknowledger.answer(input.id());
        Golden.assertSame("held.result.json", hospital.result("imagerie.result.json"));
    }

    @Test
    void aConfirmationSaysSinceWhenAndRepeatsTheNotes() {
        Input input = Sample.descriptor("sortie.json").judged(List.of(Reason.at("/documents/0", "CREATED_AT_ASSUMED")));
        hospital.store(input,
                Sample.dispatch(input, Destination.DMP, 0, "LL-1").ready(Sample.LATER)
                        .sending("DMP=NOT_OPPOSED", Sample.LATER, Sample.LATER)
                        .confirmed(List.of(Reason.of("DMP_FOUND_AFTER_DOUBT")), Sample.LATER.plusSeconds(40)),
                Sample.dispatch(input, Destination.PATIENT_MAILBOX, 0, "LL-1").ready(Sample.LATER)
                        .sending("PATIENT_MAILBOX=NOT_OPPOSED", Sample.LATER, Sample.LATER).sent(List.of(), Sample.LATER.plusSeconds(3)));
        hospital.acknowledger.answer(input.id());
        Golden.assertSame("confirmed.result.json", hospital.result("sortie.result.json"));
    }

    @Test
    void aDuplicateGetsTheAnswerOfTheFirst() {
        Input first = Sample.descriptor("sortie.json").judged(List.of()).answering("sortie-bis.json");
        hospital.store(first, Sample.dispatch(first, Destination.DMP, 0, "LL-1").refused(RefusalClass.CHOICE,
                List.of(Reason.of("OPPOSED", "DMP", "2026-11-18", "ADT")), Sample.LATER));
        hospital.acknowledger.answer(first.id());
        Golden.assertSame("duplicate.result.json", hospital.result("sortie-bis.result.json"));
        assertThat(hospital.result("sortie.result.json")).isEqualTo(hospital.result("sortie-bis.result.json"));
    }

    @Test
    void aChangeOfTheFirstWhileTheDuplicateIsAnsweredIsNotLost() {
        Input first = Sample.descriptor("sortie.json").judged(List.of());
        Input again = Input.received("c".repeat(32), Sample.FINESS, InputKind.DESCRIPTOR, "sortie.json", "v2", "d", Sample.LATER)
                .duplicateOf(first.id());
        var ready = Sample.dispatch(first, Destination.DMP, 0, "LL-1").ready(Sample.LATER);
        var sending = ready.sending("DMP=NOT_OPPOSED", Sample.LATER, Sample.LATER);
        hospital.store(first, ready);
        hospital.store(again);
        ResultPlace slow = (establishment, name, json) -> {
            hospital.store.commit(List.of(new Write.Move(ready, sending)));
            hospital.results.write(establishment, name, json);
        };
        new Acknowledger(hospital.store, slow, new ResultReport(new RejectCatalogue(), new NextSteps()), hospital.messages)
                .answer(again.id());
        assertThat(hospital.result("sortie.result.json")).asString().contains("\"sending\"");
    }

    @Test
    void aDuplicateThatTheFirstDoesNotNameIsAnsweredAllTheSame() {
        Input first = Sample.descriptor("sortie.json").judged(List.of());
        Input second = Sample.descriptor("sortie-bis.json").duplicateOf(first.id());
        hospital.store(first);
        hospital.store(second);
        hospital.acknowledger.answer(second.id());
        hospital.acknowledger.answer(first.id());
        assertThat(hospital.result("sortie-bis.result.json")).isEqualTo(hospital.result("sortie.result.json"));
    }

    @Test
    void anInputNotYetJudgedHasAReceipt() {
        Input input = Sample.descriptor("sortie.json");
        hospital.store(input);
        hospital.acknowledger.answer(input.id());
        assertThat(hospital.result("sortie.result.json")).asString().contains("Reçu : examen en cours.", input.digest());
    }

    @Test
    void theAnswerFollowsTheStateAndTheSameStateGivesTheSameBytes() {
        Input input = Sample.descriptor("sortie.json").judged(List.of());
        var ready = Sample.dispatch(input, Destination.DMP, 0, "LL-1").ready(Sample.LATER);
        hospital.store(input, ready);
        hospital.acknowledger.answer(input.id());
        byte[] before = hospital.result("sortie.result.json");
        hospital.acknowledger.answer(input.id());
        assertThat(hospital.result("sortie.result.json")).isEqualTo(before);
        hospital.store.commit(List.of(new Write.Move(ready, ready.sending("DMP=NOT_OPPOSED", Sample.LATER, Sample.LATER))));
        hospital.acknowledger.answer(input.id());
        assertThat(hospital.result("sortie.result.json")).asString().contains("\"sending\"");
    }

    @Test
    void whatIsGivenOutsideOrKnownOfThePatientIsNotRepeated() {
        Input input = Input.received("a".repeat(32), Sample.FINESS, InputKind.APPOINTMENT, "rdv-1-v1", "", "d", Sample.RECEIVED)
                .judged(List.of());
        var ref = new DispatchRef(input.id(), "b".repeat(32));
        hospital.store(input,
                Dispatch.received(ref, Sample.FINESS, Destination.PATIENT_MAILBOX, 0, List.of(),
                        new AppointmentKey(Sample.FINESS, "RDV-SOURCE"),
                        "<message-id@patient.mssante.fr>", Sample.RECEIVED).ready(Sample.LATER)
                        .sending("PATIENT_MAILBOX=NOT_OPPOSED", Sample.LATER, Sample.LATER));
        hospital.acknowledger.answer(input.id());
        assertThat(hospital.result("rdv-1-v1.result.json")).asString().contains("\"sending\"").doesNotContain("RDV-SOURCE", "mssante.fr",
                "NOT_OPPOSED");
    }

    @Test
    void theDocumentationShowsTheGoldenAnswer() throws Exception {
        var page = Path.of(System.getProperty("passerelle.root"), "docs", "results.md");
        assertThat(Files.readString(page)).contains(Golden.read("held.result.json"));
    }
}
