package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.establishment.CdaPolicy;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/** A CDA dropped by itself is its own descriptor (docs/cda.md; acceptance scenarios 16 and 17). */
class CdaDropTest {
    private static final CdaPolicy BOTH = new CdaPolicy(true, true, List.of(), false, true);

    private final Hospital hospital = new Hospital();

    private void reveal() {
        new GatewayInputs(hospital.store, hospital.vault, new FixedPatientKeys(), new InMemoryWorkList(), hospital.queue,
                InstantSource.fixed(Instant.parse("2026-03-12T10:00:00Z")))
                .act(new IntakeRequest.Reveal(new ChainKey(Hospital.FINESS, GivenCdas.FIRST), "doctor"));
    }

    @BeforeEach
    void toTheDmpAlone() {
        hospital.cda = CdaPolicy.USUAL;
    }

    private void drop(String name, byte[] cda) {
        hospital.receive(hospital.put(name, cda));
    }

    private void drop(String name, String cda) {
        drop(name, cda.getBytes(StandardCharsets.UTF_8));
    }

    private String first() {
        return GivenCdas.text(GivenCdas.first(hospital));
    }

    @Test
    void theCdaGivenIsTheCdaSent() throws Exception {
        hospital.qualified();
        byte[] cda = GivenCdas.first(hospital);
        drop("cr.xml", cda);

        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 ready");
        PreparedDocument document = hospital.content("cr.xml").documents().getFirst();
        assertThat(document.uniqueId()).isEqualTo(GivenCdas.FIRST);
        assertThat(document.setId()).isEqualTo(GivenCdas.SET);
        assertThat(hospital.vault.open(document.cda()).readAllBytes()).isEqualTo(cda);
        assertThat(document.hash()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(cda)));
        assertThat(hospital.vault.open(Objects.requireNonNull(document.pdf())).readAllBytes()).isEqualTo(Pdfs.sound("cr1"));
        assertThat(hospital.chain(GivenCdas.FIRST)).containsExactly(GivenCdas.FIRST + "#1");
        assertThat(new Lots().forXdm(hospital.content("cr.xml"), "1.2.3", Hospital.NOW).documents().getFirst().uniqueId())
                .isEqualTo(GivenCdas.FIRST);
    }

    @Test
    void windowsFilesAreTakenAndTheirRepairIsNoted() {
        hospital.qualified();
        drop("cr.xml", "\uFEFF" + first().replace("\n", "\r\n").replaceFirst("\\?>", "?>\r\n<?xml-stylesheet href=\"a.xsl\"?>\r\n"));

        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 ready");
        assertThat(hospital.inputs("cr.xml").getFirst().notes()).extracting(Reason::code).contains("CDA_BYTE_ORDER_MARK", "CDA_LINE_ENDS",
                "CDA_STYLESHEET");
    }

    @Test
    void threeFaultsAreThreeExplanationsInOneReport() {
        hospital.qualified();
        drop("cr.xml", first().replaceFirst("<setId [^>]*/>", "").replace("qualifier=\"BR\">PAT-TROIS", "qualifier=\"SP\">PAT-TROIS")
                .replaceFirst("effectiveTime value=\"20260309113000\\+0100\"", "effectiveTime value=\"20260309113000\""));

        assertThat(hospital.states("cr.xml")).containsExactly("none#0 refused");
        assertThat(hospital.codes("cr.xml")).contains("CDA_REQUIRED", "CDA_NAME_QUALIFIER", "CDA_TIME_OFFSET");
        var catalogue = new RejectCatalogue();
        assertThat(hospital.dispatches("cr.xml").getFirst().reasons())
                .allSatisfy(reason -> assertThat(catalogue.sentence(reason)).doesNotContain("{").isNotBlank());
    }

    @Test
    void aMatriculeThatNobodyVouchesForIsHeldForEveryDestinationUntilTheFeedDoes() {
        hospital.mailWithoutIns = true;
        hospital.cda = new CdaPolicy(true, true, List.of(), false, false);
        drop("cr.xml", GivenCdas.first(hospital));
        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 held/identity", "patient-mailbox#0 held/identity");
        assertThat(hospital.vault.paths()).isEmpty();

        hospital.qualified();
        hospital.intake(Crash.never()).judgeAgain(hospital.inputs("cr.xml").getFirst().id());
        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        assertThat(hospital.content("cr.xml").documents()).hasSize(1);
    }

    @Test
    void anIdentityThatTheFeedDoesNotVouchForIsHeldWhateverTheEstablishmentSays() {
        hospital.cda = BOTH;
        hospital.known(IdentityStatus.VALIDEE);
        drop("cr.xml", GivenCdas.first(hospital));

        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 held/identity", "patient-mailbox#0 held/identity");
    }

    @Test
    void theEstablishmentSaysWhereItGoesWhoSeesItAndThatItsMatriculesAreQualified() {
        hospital.cda = new CdaPolicy(true, true, List.of("INVISIBLE_REPRESENTANTS_LEGAUX"), false, true);
        drop("cr.xml", GivenCdas.first(hospital));

        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        assertThat(hospital.content("cr.xml").documents().getFirst().source().visibility().hiddenFromRepresentatives()).isTrue();
    }

    @Test
    void anEstablishmentThatSaysNothingLeavesItToThePathway() {
        hospital.cda = null;
        hospital.qualified();
        drop("cr.xml", GivenCdas.first(hospital));

        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
    }

    @Test
    void aCdaWithoutMatriculeCannotGoToTheDmpAndNothingIsAddedToIt() {
        hospital.qualified();
        drop("cr.xml", GivenCdas.cda(hospital, Hospital.patient(IdentityStatus.VALIDEE), GivenCdas.FIRST, 1, null));

        assertThat(hospital.states("cr.xml")).containsExactly("dmp#0 refused");
        assertThat(hospital.codes("cr.xml")).contains("CDA_WITHOUT_INS");
    }

    @Test
    void aReplacementWaitsForWhatItReplacesAndFollowsIt() {
        hospital.qualified();
        drop("cr-2.xml", GivenCdas.second(hospital));
        assertThat(hospital.states("cr-2.xml")).containsExactly("dmp#0 held/predecessor");

        drop("cr.xml", GivenCdas.first(hospital));
        assertThat(hospital.chain(GivenCdas.FIRST)).containsExactly(GivenCdas.FIRST + "#1", GivenCdas.SECOND + "#1");
        assertThat(hospital.states("cr-2.xml")).containsExactly("dmp#0 ready");
    }

    @Test
    void theSameDocumentAgainIsADuplicateAndAnotherContentUnderItsIdIsRefused() {
        hospital.qualified();
        drop("cr.xml", GivenCdas.first(hospital));
        drop("again.xml", GivenCdas.first(hospital));
        drop("other.xml", first().replace("Compte rendu 1", "Compte rendu un"));

        assertThat(hospital.inputs("again.xml").getFirst().duplicateOf()).isEqualTo(hospital.inputs("cr.xml").getFirst().id());
        assertThat(hospital.states("other.xml")).containsExactly("dmp#0 refused");
        assertThat(hospital.codes("other.xml")).contains("DOCUMENT_CHANGED");
    }

    @Test
    void aVersionNumberOfASetServesOnce() {
        hospital.qualified();
        drop("cr.xml", GivenCdas.first(hospital));
        drop("other.xml", first().replace(GivenCdas.FIRST + "\"", GivenCdas.SECOND + "\""));

        assertThat(hospital.codes("other.xml")).containsExactly("CDA_VERSION_TAKEN");
    }

    @Test
    void aDescriptorMayDeleteOrReplaceACda() throws Exception {
        hospital.qualified();
        drop("cr.xml", GivenCdas.first(hospital));
        hospital.confirmed("cr.xml");
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("new.json",
                Descriptor.of(Descriptor.document("L", "a.pdf", ",\"replaces\":\"" + GivenCdas.FIRST + "\"")).json()));

        PreparedDocument replacing = hospital.content("new.json").documents().getFirst();
        assertThat(GivenCdas.text(hospital.vault.open(replacing.cda()).readAllBytes()))
                .containsPattern("<parentDocument>\\s*<id root=\"" + GivenCdas.FIRST + "\"");
        hospital.delete("deletion.json", "L", 1);
        assertThat(hospital.chain(GivenCdas.FIRST)).containsExactly(GivenCdas.FIRST + "#1", "L#1", "-L#1");
    }

    @Test
    void aHiddenCdaIsShownByADocumentOfTheGatewayAroundTheSamePdf() throws Exception {
        hospital.cda = new CdaPolicy(true, false, List.of("INVISIBLE_PATIENT"), false, true);
        drop("cr.xml", GivenCdas.first(hospital));
        hospital.confirmed("cr.xml");
        reveal();

        PreparedDocument shown = hospital.content(GivenCdas.FIRST + "~annonce").documents().getFirst();
        assertThat(shown.source().cda()).isNull();
        assertThat(shown.setId()).isEqualTo(GivenCdas.SET);
        assertThat(GivenCdas.text(hospital.vault.open(shown.cda()).readAllBytes()))
                .containsPattern("<parentDocument>\\s*<id root=\"" + GivenCdas.FIRST + "\"");
        assertThat(hospital.vault.open(Objects.requireNonNull(shown.pdf())).readAllBytes()).isEqualTo(Pdfs.sound("cr1"));
    }

    @Test
    void aHiddenCdaThatTheGatewayCannotSayAgainIsLeftToPeople() {
        hospital.cda = new CdaPolicy(true, false, List.of("INVISIBLE_PATIENT"), false, true);
        drop("cr.xml", first().replace("code code=\"SA01\"", "code code=\"SA25\""));
        hospital.confirmed("cr.xml");
        reveal();

        assertThat(hospital.codes(GivenCdas.FIRST + "~annonce")).containsExactly("REVEAL_CONTENT_GONE");
    }

    @Test
    void aPdfThatWouldActByItselfIsRefusedInACdaToo() {
        hospital.qualified();
        String bad = Base64.getEncoder().encodeToString(Pdfs.script());
        drop("cr.xml", first().replaceFirst("(representation=\"B64\">)[^<]*", "$1" + bad));

        assertThat(hospital.codes("cr.xml")).containsExactly("PDF_ACTIVE");
    }

    @Test
    void anEnormousFileIsRefusedUnread() {
        hospital.receive(hospital.put("cr.xml", "<a/>").replaceFirst("\"size\":\\d+", "\"size\":104857600"));

        assertThat(hospital.codes("cr.xml")).containsExactly("TOO_LARGE");
    }
}
