package fr.passerelle.eventintake;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.core.rule.EffectiveIdentity;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.Killed;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.InMemoryDispatchQueue.Sent;

import static fr.passerelle.eventintake.Ward.INS;
import static fr.passerelle.eventintake.Ward.OTHER_INS;
import static fr.passerelle.eventintake.Ward.event;
import static fr.passerelle.eventintake.Ward.identity;
import static fr.passerelle.eventintake.Ward.patient;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventIntakeTest {
    private static final String T1 = "2026-03-15T10:00:00+01:00";
    private static final String T2 = "2026-03-15T11:00:00+01:00";
    private static final byte[] QUALIFIED = identity("E-1", T1, "IPP-1", INS, "QUALIFIEE", "");

    private final Ward ward = new Ward();

    private List<String> judgedAgain() {
        return ward.requests.drain().stream().filter(IntakeRequest.JudgeAgain.class::isInstance)
                .map(request -> ((IntakeRequest.JudgeAgain) request).inputId()).toList();
    }

    private List<Reason> refusal(String name) {
        Input input = ward.answer(name);
        assertThat(input.judged()).isTrue();
        return ward.store.dispatches(input.id()).getFirst().reasons();
    }

    @Test
    void aQualifiedIdentityLetsGoWhatWaitedTheOldestFirst() {
        ward.about(InputKind.DESCRIPTOR, "late", ward.ipp("IPP-1"), Ward::held);
        ward.about(InputKind.DESCRIPTOR, "later", ward.ins(INS), Ward::held);
        Dispatch mail = ward.about(InputKind.APPOINTMENT, "rdv", ward.ipp("IPP-1"), Ward::held);
        ward.about(InputKind.DESCRIPTOR, "other", ward.ipp("IPP-2"), Ward::held);
        ward.about(InputKind.DESCRIPTOR, "outage", ward.ipp("IPP-1"), d -> d.held(HoldReason.OUTAGE, List.of(), Ward.NOW));

        ward.tell(QUALIFIED);

        assertThat(judgedAgain()).containsExactly("late", "later");
        assertThat(ward.stored(mail).state()).isEqualTo(DispatchState.READY);
        assertThat(ward.mails.drain()).extracting(Sent::ref).containsExactly(mail.ref());
        assertThat(ward.answer("evt-E-1").judged()).isTrue();
        assertThat(ward.identities.of(Ward.FINESS, ward.ins(INS))).get().isInstanceOf(Known.class);
    }

    @Test
    void whatWaitedForAChoiceIsLookedAtAgainOnceItIsTold() {
        Dispatch uninformed = ward.about(InputKind.DESCRIPTOR, "informed", ward.ipp("IPP-1"),
                d -> d.held(HoldReason.CONSENT, List.of(Reason.of("CONSENT_NOT_COLLECTED")), Ward.NOW));
        Dispatch sensitive = ward.about(InputKind.DESCRIPTOR, "minor", ward.ipp("IPP-1"),
                d -> d.held(HoldReason.DECISION, List.of(Reason.at("minor", "MINOR_SENSITIVE", "11490-0")), Ward.NOW));
        Dispatch other = ward.about(InputKind.DESCRIPTOR, "masked", ward.ipp("IPP-1"),
                d -> d.held(HoldReason.DECISION, List.of(Reason.at("masked", "MASKED_AND_HIDDEN")), Ward.NOW));

        ward.tell(event("consent", "E-1", T1, "\"ipp\": \"IPP-1\", \"source\": \"ADT\", \"choices\": "
                + "[{\"operation\": \"information\", \"value\": \"INO\"}, {\"operation\": \"ordinary-care\"}]"));

        assertThat(ward.mails.drain()).extracting(Sent::ref).containsExactly(uninformed.ref(), sensitive.ref());
        assertThat(ward.stored(sensitive).state()).isEqualTo(DispatchState.READY);
        assertThat(ward.stored(other)).isEqualTo(other);
    }

    @Test
    void anIdentityThatIsNotSoundLetsNothingGo() {
        Dispatch mail = ward.about(InputKind.APPOINTMENT, "rdv", ward.ipp("IPP-1"), Ward::held);
        ward.tell(identity("E-1", T1, "IPP-1", INS, "VALIDEE", ""), identity("E-2", T2, "IPP-1", INS, "QUALIFIEE", "\"DOUT\""));
        assertThat(ward.stored(mail)).isEqualTo(mail);
        assertThat(ward.work.open(Ward.FINESS)).as("nothing had left").isEmpty();
    }

    @Test
    void whatIsOnlyNotQualifiedStopsAllButTheMailsToProfessionalsWhichTheirOwnFunctionJudges() {
        Dispatch dmp = ward.about(InputKind.DESCRIPTOR, "dmp", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW));
        Dispatch mail = ward.professional("mail", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW));
        Dispatch contradicted = ward.professional("worse", ward.ipp("IPP-1"),
                d -> d.held(HoldReason.IDENTITY, List.of(Reason.of("IDENTITY_DIFFERS", "sexe")), Ward.NOW));
        Dispatch left = ward.professional("left", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW)
                .sending("x", List.of(Reason.of(Dispatch.WITHOUT_INS)), Ward.NOW, Ward.NOW).sent(List.of(Reason.of(Dispatch.WITHOUT_INS)),
                        Ward.NOW));

        ward.tell(identity("E-1", T1, "IPP-1", INS, "VALIDEE", ""));

        assertThat(ward.stored(dmp).hold()).isEqualTo(HoldReason.IDENTITY);
        assertThat(ward.stored(mail)).isEqualTo(mail);
        assertThat(ward.stored(contradicted)).isEqualTo(contradicted);
        assertThat(judgedAgain()).containsExactly("worse");
        assertThat(ward.stored(left)).isEqualTo(left);
        assertThat(ward.work.open(Ward.FINESS)).as("it claimed no INS").isEmpty();
    }

    @Test
    void anInsTakenAwayStopsWhatIsReadyAndListsWhatHasLeft() {
        Dispatch ready = ward.about(InputKind.DESCRIPTOR, "ready", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW));
        Dispatch gone = ward.about(InputKind.DESCRIPTOR, "gone", ward.ins(INS), Ward::confirmed);
        ward.tell(QUALIFIED, event("ins-withdrawn", "E-2", T2, "\"ipp\": \"IPP-1\""));

        assertThat(ward.stored(ready).hold()).isEqualTo(HoldReason.IDENTITY);
        assertThat(ward.stored(ready).reasons()).extracting(Reason::code).containsExactly("INS_WITHDRAWN");
        assertThat(ward.stored(gone)).isEqualTo(gone);
        assertThat(ward.work.open(Ward.FINESS)).singleElement().extracting(WorkItem::reason)
                .isEqualTo(Reason.of("IDENTITY_AFTER_SENDING", "1", "gone/gone-1"));

        ward.tell(identity("E-3", "2026-03-15T12:00:00+01:00", "IPP-1", INS, "QUALIFIEE", ""));
        assertThat(judgedAgain()).containsExactly("ready");
    }

    @Test
    void whatMayHaveLeftIsNotStoppedButListed() {
        Dispatch doubtful = ward.about(InputKind.DESCRIPTOR, "doubt", ward.ipp("IPP-1"),
                d -> d.ready(Ward.NOW).sending("x", Ward.NOW, Ward.NOW).retryAt(Ward.NOW, List.of(Reason.of(Dispatch.DOUBT)), Ward.NOW));
        ward.tell(event("ins-withdrawn", "E-1", T1, "\"ipp\": \"IPP-1\""));
        assertThat(ward.stored(doubtful)).isEqualTo(doubtful);
        assertThat(ward.work.open(Ward.FINESS)).hasSize(1);
    }

    @Test
    void mergedIdentitiesAreFoundUnderTheOneThatSurvives() {
        ward.about(InputKind.DESCRIPTOR, "held", ward.ipp("IPP-1"), Ward::held);
        ward.about(InputKind.DESCRIPTOR, "gone", ward.ipp("IPP-1"), Ward::confirmed);

        ward.tell(event("merge", "E-1", T1, "\"survivor\": \"IPP-2\", \"merged\": \"IPP-1\""));
        assertThat(ward.store.concerning(ward.ipp("IPP-2"))).containsExactly("held");
        assertThat(ward.work.open(Ward.FINESS)).extracting(item -> item.reason().code()).containsExactly("IDENTITY_MERGED_AFTER_SENDING");

        ward.tell(identity("E-2", T2, "IPP-2", INS, "QUALIFIEE", ""));
        assertThat(judgedAgain()).containsExactly("held");
    }

    @Test
    void anotherMatriculeReplacesTheFormer() {
        ward.about(InputKind.DESCRIPTOR, "gone", ward.ins(INS), Ward::confirmed);
        ward.tell(QUALIFIED, event("ins-changed", "E-2", T2, "\"ins\": {\"value\": \"" + INS + "\", \"oid\": \"1.2.250.1.213.1.4.10\"}, "
                + "\"patient\": " + patient("IPP-1", OTHER_INS, "QUALIFIEE")));
        assertThat(ward.work.open(Ward.FINESS)).extracting(item -> item.reason().code()).containsExactly("INS_CHANGED_AFTER_SENDING");
        assertThat(ward.identities.of(Ward.FINESS, ward.ins(OTHER_INS))).get().isInstanceOf(Known.class);
    }

    @Test
    void whatWasReadyUnderTheFormerMatriculeIsMadeAgainWhatWaitedForItIsReleasedAndAChoiceSaidUnderItStays() {
        ward.about(InputKind.DESCRIPTOR, "waiting", ward.ins(INS), Ward::held);
        Dispatch ready = ward.about(InputKind.DESCRIPTOR, "ready", ward.ins(INS), d -> d.ready(Ward.NOW));
        ward.tell(event("consent", "E-0", T1, "\"ins\": {\"value\": \"" + INS + "\", \"oid\": \"1.2.250.1.213.1.4.10\"}, \"source\": "
                + "\"ADT\", \"choices\": [{\"operation\": \"information\", \"value\": \"IO\"}]"));

        ward.tell(event("ins-changed", "E-1", T2, "\"ins\": {\"value\": \"" + INS + "\", \"oid\": \"1.2.250.1.213.1.4.10\"}, "
                + "\"patient\": " + patient("IPP-1", OTHER_INS, "QUALIFIEE")));

        assertThat(judgedAgain()).containsExactly("waiting", "ready");
        assertThat(ward.stored(ready).reasons()).containsExactly(Reason.at("/patient", "INS_FORMER"));
        var dropped = new PatientRecords(ward.identities, ward.keys).identified(Ward.FINESS, dropped("IPP-1", OTHER_INS));
        assertThat(dropped.keys()).contains(ward.ins(INS));
    }

    /** A choice is read under every key that a merge leads to, both ways, whichever it was said under. */
    @ParameterizedTest
    @CsvSource({"IPP-1,IPP-3", "IPP-3,IPP-1", "IPP-2,IPP-1", "IPP-2,IPP-3"})
    void aChoiceHoldsUnderEveryIdentityAMergeLeadsTo(String said, String dropped) {
        String opposed = "\"ipp\": \"" + said + "\", \"source\": \"ADT\", \"choices\": [{\"operation\": \"information\", "
                + "\"value\": \"IO\"}]";
        ward.tell(event("consent", "E-1", T1, opposed), identity("E-2", T1, "IPP-3", INS, "QUALIFIEE", ""),
                event("merge", "E-3", T1, "\"survivor\": \"IPP-2\", \"merged\": \"IPP-1\""),
                event("merge", "E-4", T2, "\"survivor\": \"IPP-3\", \"merged\": \"IPP-2\""));

        var found = new PatientRecords(ward.identities, ward.keys).identified(Ward.FINESS, dropped(dropped, INS));

        assertThat(found.identity()).isInstanceOf(EffectiveIdentity.Usable.class);
        assertThat(Consents.at(found.keys().stream().flatMap(key -> ward.consents.history(key).stream()).toList(), Ward.NOW)
                .opposition(ConsentScope.DMP, Subject.PLAIN)).isPresent();
    }

    @Test
    void whatIsDroppedUnderAnAbsorbedIdentityAfterTheMergeIsReleasedByTheOneThatSurvives() {
        ward.tell(event("merge", "E-1", T1, "\"survivor\": \"IPP-2\", \"merged\": \"IPP-1\""));
        ward.about(InputKind.DESCRIPTOR, "held", ward.ipp("IPP-1"), Ward::held);
        ward.tell(identity("E-2", T2, "IPP-2", INS, "QUALIFIEE", ""));
        assertThat(judgedAgain()).containsExactly("held");
    }

    private static Patient dropped(String ipp, String ins) {
        return new Patient(new Ins(ins, InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE, ipp, "PAT-TROIS", null, "DOMINIQUE", "DOMINIQUE",
                null, LocalDate.of(1979, 3, 24), Sex.F, "51215");
    }

    @Test
    void theEndOfAChoiceThatWasNeverMadeIsRefusedAndMayBeSentAgainOnceItWas() {
        String end = "\"ipp\": \"IPP-1\", \"source\": \"ADT\", \"choices\": [{\"operation\": \"withdraw\", \"id\": \"OPP-12\"}]";
        ward.tell(event("consent", "E-1", T2, end));
        assertThat(refusal("evt-E-1")).containsExactly(Reason.at("/choices", "CHOICE_UNKNOWN", "OPP-12"));
        assertThat(ward.consents.history(ward.ipp("IPP-1"))).isEmpty();

        ward.tell(event("consent", "E-2", T1, "\"ipp\": \"IPP-1\", \"source\": \"ADT\", \"choices\": [{\"operation\": \"opposition\", "
                + "\"id\": \"OPP-12\", \"reason\": \"legitimate-reason\"}]"), event("consent", "E-1", T2, end));
        assertThat(ward.consents.history(ward.ipp("IPP-1"))).extracting(ChoiceRecord::withdrawn).containsExactly(false, true);
    }

    @Test
    void theSameEventAgainDoesNothingAndAnotherOfItsNameIsRefused() {
        ward.about(InputKind.DESCRIPTOR, "held", ward.ipp("IPP-1"), Ward::held);
        ward.tell(QUALIFIED, QUALIFIED, new String(QUALIFIED, UTF_8).replace(": ", ":").getBytes(UTF_8));
        assertThat(judgedAgain()).containsExactly("held");

        ward.tell(identity("E-1", T2, "IPP-1", INS, "PROVISOIRE", ""));
        Input other = ward.store.inputs().stream().filter(i -> i.name().startsWith("evt-E-1-")).findFirst().orElseThrow();
        assertThat(ward.store.dispatches(other.id()).getFirst().reasons()).containsExactly(Reason.at("/eventId", "EVENT_CHANGED", "E-1"));
        assertThat(ward.identities.of(Ward.FINESS, ward.ipp("IPP-1"))).get().isInstanceOfSatisfying(Known.class,
                known -> assertThat(known.sound()).isTrue());
    }

    @Test
    void aFaultyEventIsAnsweredAndMayBeMendedUnderItsName() {
        ward.tell(event("merge", "E-1", T1, "\"survivor\": \"A\""), "{".getBytes(UTF_8),
                event("merge", "E-1", T1, "\"survivor\": \"IPP-2\", \"merged\": \"IPP-1\""));
        assertThat(refusal("evt-E-1")).containsExactly(Reason.at("/merged", "FIELD_MISSING"));
        assertThat(ward.store.inputs()).extracting(Input::judged).containsOnly(true);
        assertThat(ward.identities.of(Ward.FINESS, ward.ipp("IPP-1"))).isPresent();
    }

    @Test
    void anEventOfAnUnknownEstablishmentIsRefused() {
        ward.tell(new String(QUALIFIED, UTF_8).replace("750100125", "690781810").getBytes(UTF_8));
        assertThat(refusal("evt-E-1")).extracting(Reason::code).containsExactly("ESTABLISHMENT_UNKNOWN");
        assertThat(ward.identities.of(Ward.FINESS, ward.ipp("IPP-1"))).isEmpty();
    }

    @Test
    void aLateEventSaysSoAndMovesNothingBack() {
        ward.tell(identity("E-2", T2, "IPP-1", INS, "QUALIFIEE", ""));
        Dispatch ready = ward.about(InputKind.DESCRIPTOR, "ready", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW));
        ward.tell(identity("E-1", T1, "IPP-1", INS, "PROVISOIRE", ""));
        assertThat(ward.answer("evt-E-1").notes()).extracting(Reason::code).containsExactly("EVENT_LATE");
        assertThat(ward.stored(ready)).isEqualTo(ready);
    }

    @Test
    void choicesAreKeptUnderEveryKeyOfThePatientOnce() {
        byte[] consent = event("consent", "E-1", T1, "\"ipp\": \"IPP-1\", \"ins\": {\"value\": \"" + INS + "\", \"oid\": "
                + "\"1.2.250.1.213.1.4.10\"}, \"source\": \"ADT\", \"choices\": [{\"operation\": \"information\", \"value\": \"IO\"}]");
        ward.tell(consent, consent);
        assertThat(ward.consents.history(ward.ipp("IPP-1"))).hasSize(2).isEqualTo(ward.consents.history(ward.ins(INS)))
                .extracting(ChoiceRecord::source).containsOnly("ADT");
    }

    @Test
    void aVisitShowsTheDocumentsOfItsStay() {
        ward.about(InputKind.DESCRIPTOR, "hidden", ward.ipp("IPP-1"), Ward::confirmed);
        ward.tell(event("visit", "E-1", T1, "\"ipp\": \"IPP-1\", \"stay\": \"S-1\""),
                event("visit", "E-2", T1, "\"ipp\": \"IPP-1\", \"stay\": \"S-2\""),
                event("reveal", "E-3", T1, "\"document\": \"CR-1\", \"by\": \"doctor\""));
        assertThat(ward.requests.drain()).containsExactly(new IntakeRequest.Reveal(new ChainKey(Ward.FINESS, "hidden"), "visit"),
                new IntakeRequest.Reveal(new ChainKey(Ward.FINESS, "CR-1"), "doctor"));
    }

    @Test
    void aDocumentOfTheWrongPatientIsAnIncidentWhoseIdentityStaysInTheVault() {
        ward.tell(event("wrong-patient", "E-1", T1, "\"document\": \"CR-1\", \"version\": 1, \"author\": {\"rpps\": \"10001234567\", "
                + "\"familyName\": \"TEST\", \"givenName\": \"ANNE\", \"specialty\": \"G15_10/SM04\"}, \"right\": "
                + patient("IPP-2", OTHER_INS, "QUALIFIEE")));
        assertThat(ward.requests.drain()).singleElement().isInstanceOfSatisfying(IntakeRequest.Correct.class,
                asked -> assertThat(new VaultPackages(ward.vault).correction(asked.incident()).right()).isNotNull());
    }

    @Test
    void aDischargeIsCountedByItsStay() {
        ward.tell(event("discharge", "E-1", T1, "\"ipp\": \"IPP-1\", \"stay\": \"S-1\", \"unit\": \"CARDIO\", "
                + "\"admission\": \"2026-03-10T10:00:00+01:00\", \"discharge\": \"2026-03-15T10:00:00+01:00\""));
        assertThat(ward.answer("evt-E-1").origin().stay()).isEqualTo(ward.keys.stay(Ward.FINESS, "S-1"));
        assertThat(ward.answer("evt-E-1").origin().dischargedAt()).isEqualTo("2026-03-15T09:00:00Z");
    }

    @Test
    void killedAtAnyStepAndRunAgainItEndsTheSame() {
        Crash whole = Crash.never();
        new Scene().run(whole);
        for (int n = 1; n <= whole.calls(); n++) {
            for (When when : When.values()) {
                var scene = new Scene();
                Crash crash = Crash.at(n, when);
                assertThatThrownBy(() -> scene.run(crash)).isInstanceOf(Killed.class);
                scene.run(Crash.never());
                scene.ended();
            }
        }
    }

    /** A withdrawal with something to stop and something to list. */
    private static final class Scene {
        private final Ward ward = new Ward();
        private final Dispatch ready = ward.about(InputKind.DESCRIPTOR, "ready", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW));

        Scene() {
            ward.about(InputKind.DESCRIPTOR, "gone", ward.ipp("IPP-1"), Ward::confirmed);
        }

        void run(Crash crash) {
            ward.intake(crash).handle(new String(event("ins-withdrawn", "E-1", T1, "\"ipp\": \"IPP-1\""), UTF_8), null);
        }

        void ended() {
            assertThat(ward.stored(ready).hold()).isEqualTo(HoldReason.IDENTITY);
            assertThat(ward.work.open(Ward.FINESS)).hasSize(1);
            assertThat(ward.answer("evt-E-1").judged()).isTrue();
        }
    }
}
