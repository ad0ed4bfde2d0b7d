package fr.passerelle.documentintake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.establishment.Hl7Policy;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.Hl7Sender.Matrix;
import fr.passerelle.core.establishment.Hl7Sender.Update;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryFeeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An HL7 v2 message dropped as a file is its own descriptor (docs/hl7.md; acceptance scenario 18). */
class MessageDropTest {
    private final Hospital hospital = new Hospital();

    private void drop(String name, Object message) {
        hospital.receive(hospital.put(name, message.toString()));
    }

    private void drop(String name, byte[] content) {
        hospital.receive(hospital.put(name, content));
    }

    private Messages first() {
        return Messages.first("M1", GivenCdas.first(hospital));
    }

    @Test
    void theCdaOfTheMessageIsTheCdaSent() throws Exception {
        drop("cr.er7", first().toEverybody().saying("Voici votre compte rendu."));

        assertThat(hospital.states("cr.er7")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready", "professional-mailbox#0 ready");
        DocumentPackage content = hospital.content("cr.er7");
        PreparedDocument document = content.documents().getFirst();
        assertThat(document.uniqueId()).isEqualTo(GivenCdas.FIRST);
        assertThat(hospital.vault.open(document.cda()).readAllBytes()).isEqualTo(GivenCdas.first(hospital));
        assertThat(content.destinations()).isEqualTo(new Destinations(true, true, List.of("dr.emile@cabinet.mssante.test")));
        assertThat(content.message().text()).isEqualTo("Voici votre compte rendu.");
        assertThat(content.message().toProfessionals()).isEmpty();
        assertThat(content.message().replyAllowed()).isTrue();
        assertThat(content.requester(0).author()).isInstanceOfSatisfying(Professional.class,
                person -> assertThat(person.id()).isEqualTo("899700000013"));
        assertThat(content.patient().identityStatus()).isEqualTo(IdentityStatus.QUALIFIEE);
    }

    @Test
    void whatMustBeAnsweredIsKeptWithIt() {
        drop("cr.er7", first().toEverybody());

        AnswerPlan plan = plan("cr.er7");
        assertThat(plan.received().controlId()).isEqualTo("M1");
        assertThat(plan.reception()).isTrue();
        assertThat(plan.reading()).isTrue();
        assertThat(plan.professionals()).extracting(p -> p.id() + " " + p.address())
                .containsExactly("899900000029 dr.emile@cabinet.mssante.test");
        assertThat(Objects.requireNonNull(plan.patient()).id()).isEqualTo("279035121518989");
    }

    @Test
    void aReplacementFollowsWhatItReplacesWhateverComesFirst() {
        drop("v2.er7", Messages.replacement("M2", GivenCdas.second(hospital), GivenCdas.FIRST));
        assertThat(hospital.states("v2.er7")).containsExactly("dmp#0 held/predecessor");

        drop("v1.er7", first());
        assertThat(hospital.chain(GivenCdas.FIRST)).containsExactly(GivenCdas.FIRST + "#1", GivenCdas.SECOND + "#1");
    }

    @Test
    void aDeletionNamesTheVersionItCarries() {
        drop("v1.er7", first());
        hospital.confirmed("v1.er7");
        drop("del.er7", Messages.deletion("M3", GivenCdas.first(hospital)));

        assertThat(hospital.states("del.er7")).containsExactly("dmp#0 ready");
        assertThat(hospital.chain(GivenCdas.FIRST)).containsExactly(GivenCdas.FIRST + "#1", "-" + GivenCdas.FIRST + "#1");
    }

    @Test
    void aChangeOfVisibilityIsAReplacement() {
        drop("v1.er7", first().with("INVISIBLE_PATIENT", "Y"));
        hospital.confirmed("v1.er7");
        drop("v2.er7", Messages.replacement("M2", GivenCdas.second(hospital), GivenCdas.FIRST).with("MODIF_CONF_CODE", "Y"));

        assertThat(hospital.states("v2.er7")).containsExactly("dmp#0 ready");
        assertThat(hospital.content("v2.er7").documents().getFirst().source().visibility().change()).isTrue();
        assertThat(hospital.content("v2.er7").documents().getFirst().source().visibility().hiddenFromPatient()).isFalse();
    }

    @Test
    void faultsOfTheMessageAndOfItsCdaAreToldTogether() {
        byte[] broken = GivenCdas.text(GivenCdas.first(hospital)).replaceFirst("<setId [^>]*/>", "").getBytes(StandardCharsets.UTF_8);
        drop("cr.er7", Messages.first("M1", broken).toString().replace("ORC|NW", "ORC|RO").replace("|FRA|", "|BEL|"));

        assertThat(hospital.states("cr.er7")).containsExactly("none#0 refused");
        assertThat(hospital.codes("cr.er7")).contains("HL7_OPERATION_MISMATCH", "HL7_TABLE_VALUE", "CDA_REQUIRED");
        assertThat(plan("cr.er7").received().controlId()).isEqualTo("M1");
    }

    @Test
    void tolerancesOfARefusedMessageAreToldToo() {
        drop("cr.er7", first().toString().replace("ORC|NW", "ORC|RO").replace("\r", "\n"));

        assertThat(hospital.inputs("cr.er7").getFirst().notes()).extracting(Reason::code).contains("HL7_LINE_ENDS");
    }

    @Test
    void aSenderWhomTheCdaDoesNotNameIsReplacedByItsSoftwareAndThatIsTold() {
        drop("cr.er7", first().toString().replace("|899700000013^MARTIN", "|99700000021^AUTRE"));

        assertThat(hospital.content("cr.er7").requester(0).author().id()).isEqualTo("3" + Hospital.FINESS + "/DPI");
        assertThat(hospital.inputs("cr.er7").getFirst().notes()).extracting(Reason::code).contains("HL7_SENDER_ROLE_UNKNOWN");
    }

    @Test
    void anIdentityThatNobodyVouchesForIsHeldForEveryDestination() {
        hospital.mailWithoutIns = true;
        drop("cr.er7", first().toEverybody().toString().replace("|VALI\r", "|PROV\r"));

        assertThat(hospital.states("cr.er7")).allMatch(state -> state.endsWith("held/identity"));
    }

    @Test
    void toleratedFormsAreNoted() {
        drop("cr.er7", first().toString().replace("\r", "\n"));

        assertThat(hospital.states("cr.er7")).containsExactly("dmp#0 ready");
        assertThat(hospital.inputs("cr.er7").getFirst().notes()).extracting(Reason::code).contains("HL7_LINE_ENDS");
    }

    @Test
    void theWayOfASenderIsThatOfItsEstablishment() {
        Messages outside = first().toEverybody().with("DESTMSSANTEPS", "N");
        drop("usual.er7", outside);
        assertThat(hospital.states("usual.er7")).contains("dmp#0 ready");

        hospital.hl7 = new Hl7Policy(List.of(new Hl7Sender("DPI", null, Matrix.STRICT, List.of(), Update.REFUSED)));
        drop("strict.er7", outside.toString().replace("|M1|", "|M9|"));
        assertThat(hospital.codes("strict.er7")).contains("HL7_MATRIX");
    }

    @Test
    void theSameMessageAgainIsTheSameAndAnotherOneNeedsItsOwnNumber() {
        String message = first().toString();
        drop("cr.er7", message);
        drop("again.er7", message);
        drop("other.er7", message.replace("|CARDIO|", "|NEPHRO|"));

        assertThat(hospital.inputs("again.er7").getFirst().duplicateOf()).isEqualTo(hospital.inputs("cr.er7").getFirst().id());
        assertThat(hospital.codes("other.er7")).containsExactly("HL7_CONTROL_ID_REUSED");
        assertThat(hospital.states("cr.er7")).containsExactly("dmp#0 ready");
    }

    /** AA would promise a mail that never leaves. */
    @Test
    void theSameDocumentForOneMoreDestinationIsRefusedAndNotTakenForTheFirst() {
        drop("dmp.er7", first());
        drop("more.er7", Messages.first("M2", GivenCdas.first(hospital)).toEverybody());
        drop("same.er7", Messages.first("M3", GivenCdas.first(hospital)));

        assertThat(hospital.codes("more.er7")).containsOnly("DOCUMENT_OTHER_DESTINATIONS");
        assertThat(hospital.states("more.er7")).allMatch(state -> state.endsWith(" refused"));
        assertThat(hospital.inputs("same.er7").getFirst().duplicateOf()).isEqualTo(hospital.inputs("dmp.er7").getFirst().id());
        assertThat(hospital.states("dmp.er7")).containsExactly("dmp#0 ready");
    }

    @Test
    void theSameDocumentForAnotherProfessionalIsRefusedToo() {
        String message = first().toEverybody().toString();
        drop("cr.er7", message);
        drop("other.er7", message.replace("|M1|", "|M2|").replace("dr.emile@", "dr.zoe@"));

        assertThat(hospital.codes("other.er7")).containsOnly("DOCUMENT_OTHER_DESTINATIONS");
    }

    @Test
    void aNumberThatGaveNothingMayServeTheRepairedMessage() {
        drop("bad.er7", first().toString().replace("ORC|NW", "ORC|SC"));
        drop("good.er7", first());

        assertThat(hospital.states("bad.er7")).containsExactly("none#0 refused");
        assertThat(hospital.states("good.er7")).containsExactly("dmp#0 ready");
    }

    @Test
    void messagesOfOtherFamiliesAreAnsweredAsUnsupported() {
        String header = "MSH|^~\\&|DPI|CHU|PFI|CHU|20260309||%s|M5|T|2.5|||||FRA|UNICODE UTF-8\r";
        drop("orm.hl7", header.formatted("ORM^O01"));
        drop("mdm.hl7", header.formatted("MDM^T01").replace("M5", "M6"));

        assertThat(hospital.codes("orm.hl7")).containsExactly("HL7_TYPE_UNSUPPORTED");
        assertThat(hospital.codes("mdm.hl7")).containsExactly("HL7_EVENT_UNSUPPORTED");
        assertThat(plan("orm.hl7").reception()).isFalse();
    }

    @Test
    void anAnswerToOurAnswerAsksForNothing() {
        drop("ack.hl7", "MSH|^~\\&|DPI|CHU|PFI|CHU|20260309||ACK^Z01^ACK|M7|T|2.6|||||FRA|UNICODE UTF-8\rMSA|AA|P1\r");

        assertThat(hospital.states("ack.hl7")).isEmpty();
        assertThat(hospital.inputs("ack.hl7").getFirst().judged()).isTrue();
        assertThat(new AnswerPlans(hospital.vault).find(hospital.inputs("ack.hl7").getFirst().id())).isEmpty();
    }

    /** In the charset of its header, without the envelope of a socket. */
    @Test
    void anAppointmentOrAnIdentityIsHandedToTheFunctionThatTakesItAndAnsweredThere() {
        String siu = "MSH|^~\\&|AGENDA|CHU|PFI|CHU|20260315100000||SIU^S12^SIU_S12|R1|T|2.5|||||FRA|8859/15\rSCH||F1||||ROUTINE^été\r";
        drop("rdv.er7", ("\u000B" + siu + "\u001C\r").getBytes(Charset.forName("ISO-8859-15")));
        drop("identite.hl7", siu.replace("SIU^S12^SIU_S12", "ADT^A31^ADT_A05").getBytes(Charset.forName("ISO-8859-15")));

        assertThat(hospital.feeds.handed()).containsExactly(new InMemoryFeeds.Handed(true, Hospital.FINESS, siu + "\r"),
                new InMemoryFeeds.Handed(false, Hospital.FINESS, siu.replace("SIU^S12^SIU_S12", "ADT^A31^ADT_A05")));
        assertThat(hospital.states("rdv.er7")).isEmpty();
        assertThat(hospital.store.inputs()).flatExtracting(i -> i.notes()).extracting(Reason::code).contains("HL7_HANDED_OVER");
    }

    @Test
    void anAppointmentTooLargeForItsQueueIsRefused() {
        String siu = "MSH|^~\\&|AGENDA|CHU|PFI|CHU|20260315100000||SIU^S12^SIU_S12|R1|T|2.5|||||FRA|UNICODE UTF-8\rNTE|1||"
                + "x".repeat(200_000);
        drop("rdv.er7", siu.getBytes(StandardCharsets.UTF_8));
        assertThat(hospital.states("rdv.er7")).containsExactly("none#0 refused");
        assertThat(hospital.feeds.handed()).isEmpty();
    }

    @Test
    void whatIsNoMessageIsRefusedWithoutAnswer() {
        drop("cr.hl7", "Bonjour");

        assertThat(hospital.codes("cr.hl7")).containsExactly("HL7_UNREADABLE");
        assertThat(new AnswerPlans(hospital.vault).find(hospital.inputs("cr.hl7").getFirst().id())).isEmpty();
    }

    @Test
    void whatIsTooBigIsRefusedUnread() {
        String event = hospital.put("cr.hl7", "x").replaceFirst("\"size\":\\d+", "\"size\":104857600");
        hospital.receive(event);

        assertThat(hospital.codes("cr.hl7")).containsExactly("HL7_TOO_LARGE");
    }

    @Test
    void aRunKilledAnywhereEndsAsOneThatWasNot() {
        Crash whole = Crash.never();
        var expected = new Hospital();
        run(expected, whole);
        for (int call = 1; call <= whole.calls(); call++) {
            for (Crash.When when : Crash.When.values()) {
                var killed = new Hospital();
                int fatal = call;
                String event = killed.put("cr.er7", Messages.first("M1", GivenCdas.first(killed)).toEverybody().toString());
                assertThatThrownBy(() -> killed.receive(Crash.at(fatal, when), event)).isInstanceOf(Crash.Killed.class);
                killed.receive(event);
                assertThat(killed.picture()).as("call %d %s", call, when).isEqualTo(expected.picture());
            }
        }
    }

    private static void run(Hospital hospital, Crash crash) {
        hospital.receive(crash, hospital.put("cr.er7", Messages.first("M1", GivenCdas.first(hospital)).toEverybody().toString()));
    }

    private AnswerPlan plan(String name) {
        return new AnswerPlans(hospital.vault).find(hospital.inputs(name).getFirst().id()).orElseThrow();
    }
}
