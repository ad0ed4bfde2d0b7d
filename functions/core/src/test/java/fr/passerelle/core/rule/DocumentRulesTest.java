package fr.passerelle.core.rule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;
import fr.passerelle.core.rule.Judgement.JudgedBranch;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.Refuse;
import fr.passerelle.core.rule.Verdict.Send;
import fr.passerelle.core.valueset.Code;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentRulesTest {
    private static final LocalDate TODAY = RuleSamples.TODAY;
    private static final LocalDate ADULT = LocalDate.of(1979, 3, 2);
    private static final Destinations ALL = new Destinations(true, true, List.of("a@mssante.test", "b@mssante.test"));
    private static final Destinations DMP = new Destinations(true, false, List.of());
    private static final Professional DOCTOR = new Professional("801234567897", "MARTEL", "Claire", null, "DR", "G15_10/SM04");
    private final DocumentRules rules = new DocumentRules();

    @Test
    void aSoundDropLeavesByEveryDestination() {
        Judgement judgement = judge(drop(ALL, letter(), letter()), "SA01");

        assertThat(judgement.faults()).isEmpty();
        assertThat(judgement.branches()).extracting(b -> b.branch().destination()).containsExactly(Destination.DMP, Destination.DMP,
                Destination.PATIENT_MAILBOX, Destination.PROFESSIONAL_MAILBOX, Destination.PROFESSIONAL_MAILBOX);
        assertThat(judgement.branches()).extracting(JudgedBranch::verdict).containsOnly(new Send());
        assertThat(judgement.branches().get(2).branch().documents()).hasSize(2);
    }

    @Test
    void aDropMustGoSomewhere() {
        assertThat(faults(drop(new Destinations(false, false, List.of()), letter()))).containsExactly(Reason.of("DESTINATION_NONE"));
    }

    @Test
    void nobodyIsBornAfterTheDrop() {
        assertThat(faults(drop(patient(TODAY.plusDays(1), IdentityStatus.QUALIFIEE), ALL, letter())))
                .containsExactly(Reason.at("/patient/birthDate", "FIELD_INVALID", "une date passée"));
        assertThat(faults(drop(patient(TODAY, IdentityStatus.QUALIFIEE), ALL, letter()))).isEmpty();
    }

    @Test
    void aDocumentHiddenFromThePatientIsNeverMailedToThem() {
        SourceDocument hidden = with(new Visibility(false, true, false, false, false));

        assertThat(faults(drop(ALL, hidden))).containsExactly(Reason.at("L1", "HIDDEN_BUT_MAILED"));
        assertThat(faults(drop(DMP, hidden))).isEmpty();
    }

    @Test
    void aDayOfAnnouncementIsForAHiddenDocument() {
        assertThat(faults(drop(DMP, revealedOn(with(Visibility.OPEN))))).containsExactly(Reason.at("L1", "REVEAL_NOT_HIDDEN"));
        assertThat(faults(drop(DMP, revealedOn(with(new Visibility(false, true, false, false, false)))))).isEmpty();
        Drop unlisted = drop(DMP, revealedOn(letter()));
        assertThat(announced(unlisted).faults()).as("hidden by its pathway").isEmpty();
    }

    @Test
    void theMailOfADocumentThatTheDmpWillNeverHoldDoesNotWaitForItsAnnouncement() {
        Drop letter = drop(patient(ADULT, IdentityStatus.QUALIFIEE), ALL, letter());
        Drop kept = drop(patient(ADULT, IdentityStatus.QUALIFIEE), ALL, restricted("R"));
        assertThat(announced(letter).branches().get(1).verdict()).isInstanceOfSatisfying(Hold.class,
                hold -> assertThat(hold.reason()).isEqualTo(HoldReason.REVEAL));
        assertThat(announced(kept).branches().get(1).verdict()).isEqualTo(
                new Refuse(RefusalClass.CHOICE, List.of(Reason.at("L1", "ANNOUNCEMENT_IMPOSSIBLE", "RESTRICTED_NOT_SHARED"))));
    }

    @Test
    void aMatriculeWrittenInACdaOfTheHospitalTravelsToNobodyWhileItIsNotQualified() {
        var establishment = RuleSamples.establishment("SA01", InformationPolicy.SEND, true);
        var unqualified = new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), IdentityStatus.VALIDEE, "IPP1", "PAT-TROIS", null,
                "DOMINIQUE", "DOMINIQUE", null, ADULT, Sex.F, "51215");
        var professional = new Destinations(false, false, List.of("a@mssante.test"));
        for (boolean bearsIns : List.of(true, false)) {
            Verdict verdict = rules.judge(drop(unqualified, professional, given(bearsIns, "SA01")),
                    new RuleContext(establishment, RuleSamples.NOW, new Found.One(RuleSamples.everything()),
                            RuleSamples.identity(unqualified)),
                    RuleSamples.NOW).branches().getFirst().verdict();
            assertThat(verdict).isInstanceOf(bearsIns ? Hold.class : Send.class);
        }
    }

    @Test
    void aCdaWithoutMatriculeGoesNeitherToTheDmpNorToThePatient() {
        Judgement judgement = judge(drop(patient(ADULT, IdentityStatus.QUALIFIEE), ALL, given(false, "SA01")), "SA01");

        assertThat(judgement.branches()).extracting(JudgedBranch::verdict).startsWith(
                new Refuse(RefusalClass.FAULT, List.of(Reason.at("1.2.3.4", "CDA_WITHOUT_INS"))),
                new Refuse(RefusalClass.FAULT, List.of(Reason.at("1.2.3.4", "CDA_WITHOUT_INS"))), new Send());
    }

    @Test
    void theFacilityOfACdaIsItsOwn() {
        Patient patient = patient(ADULT, IdentityStatus.QUALIFIEE);

        assertThat(judge(drop(patient, DMP, given(true, "SA01")), "SA69").branches().getFirst().verdict()).isEqualTo(new Send());
        assertThat(judge(drop(patient, DMP, given(true, "SA69")), "SA01").branches().getFirst().verdict())
                .isEqualTo(new Refuse(RefusalClass.FAULT, List.of(Reason.at("1.2.3.4", "CDA_FACILITY_NOT_IN_DMP", "SA69"))));
    }

    @Test
    void aModelThatIsNotForTheDmpTravelsByMailOnly() {
        var export = given(true, "SA01", "urn:asip:ci-sis:export-dui:2023");

        assertThat(judge(drop(patient(ADULT, IdentityStatus.QUALIFIEE), DMP, export), "SA01").branches().getFirst().verdict())
                .isEqualTo(new Refuse(RefusalClass.CHOICE,
                        List.of(Reason.at("1.2.3.4", "CDA_FORMAT_NOT_IN_DMP", "urn:asip:ci-sis:export-dui:2023"))));
    }

    private static SourceDocument given(boolean bearsIns, String facility) {
        return given(bearsIns, facility, "urn:ihe:iti:xds-sd:pdf:2008");
    }

    private static SourceDocument given(boolean bearsIns, String facility, String format) {
        SourceDocument d = letter();
        var cda = new GivenCda("1.2.3.4", "1.2.3.5", 1, bearsIns, "00", new Code(format, "1.2", "x"), facility, "ETABLISSEMENT",
                List.of(new GivenCda.Contributor(DOCTOR, new Structure("1750000018", "Hôpital"), null)), "20260309103000",
                "20260309103000", null, null, List.of());
        return new SourceDocument("1.2.3.4", 1, null, "a.xml", d.type(), d.title(), d.createdAt(), "N", Visibility.OPEN, DOCTOR, DOCTOR,
                d.signedAt(), d.act(), d.stay(), References.NONE, null, cda);
    }

    /** Under a pathway that hides the type until the announcement. */
    private Judgement announced(Drop drop) {
        var rule = new TypeRule("11490-0", Use.MUST, Use.MUST, Use.MUST, true, Visibility.OPEN, false, null, null, null);
        var context = new RuleContext(RuleSamples.establishment("SA01", InformationPolicy.SEND), RuleSamples.NOW,
                new Found.One(RuleSamples.pathway(PathwayState.GENERAL, List.of(rule))), RuleSamples.identity(drop.patient()));
        return rules.judge(drop, context, RuleSamples.NOW);
    }

    private static SourceDocument revealedOn(SourceDocument d) {
        return new SourceDocument(d.id(), 2, d.replaces(), d.file(), d.type(), d.title(), d.createdAt(), d.confidentiality(),
                d.visibility(), d.author(), d.legalAuthenticator(), d.signedAt(), d.act(), d.stay(), d.references(), TODAY.plusDays(5));
    }

    @ParameterizedTest
    @CsvSource({"2008-03-10, false", "2008-03-11, true", "2020-01-01, true"})
    void aSecretOfAMinorIsNeverMailedToAMailboxTheParentsRead(LocalDate born, boolean refused) {
        SourceDocument secret = with(new Visibility(false, false, true, false, false));

        assertThat(faults(drop(patient(born, IdentityStatus.QUALIFIEE), ALL, secret)).contains(Reason.at("L1", "SECRET_BUT_MAILED")))
                .isEqualTo(refused);
        assertThat(faults(drop(patient(born, IdentityStatus.QUALIFIEE), DMP, secret))).isEmpty();
    }

    @Test
    void aSecretConnectionThatIsMailedIsNoted() {
        SourceDocument secret = with(new Visibility(false, false, false, true, false));

        assertThat(judge(drop(ALL, secret), "SA01").notes()).containsExactly(Reason.at("L1", "SECRET_CONNECTION_MAILED"));
        assertThat(judge(drop(DMP, secret), "SA01").notes()).isEmpty();
    }

    @Test
    void aChangeOfVisibilityNamesWhatItReplaces() {
        assertThat(faults(drop(DMP, with(new Visibility(true, false, false, false, true)))))
                .containsExactly(Reason.at("L1", "CHANGE_WITHOUT_REPLACES"));
    }

    @Test
    void anImagingReportCarriesItsReferencesAndItsAct() {
        var references = new References("DEM-1", "ACC-1", "1.2.3");
        var codes = List.of(new Code("ZBQK001", "1.2.250.1.215.300.1", "Scanographie"));

        assertThat(faults(drop(DMP, imaging(references, codes)))).isEmpty();
        assertThat(faults(drop(DMP, imaging(References.NONE, List.of())))).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("IMAGING_REFERENCES");
            assertThat(fault.arguments().getFirst()).contains("orderId", "accessionNumber", "studyInstanceUid", "act/codes");
        });
    }

    @Test
    void allContradictionsAreToldTogether() {
        SourceDocument wrong = with(new Visibility(false, true, true, false, true));

        assertThat(faults(drop(patient(LocalDate.of(2012, 1, 1), IdentityStatus.QUALIFIEE), ALL, wrong))).extracting(Reason::code)
                .containsExactly("HIDDEN_BUT_MAILED", "SECRET_BUT_MAILED", "CHANGE_WITHOUT_REPLACES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"56446-8", "51851-4"})
    void aTypeTheDmpDoesNotTakeTravelsByMailOnly(String type) {
        List<Verdict> verdicts = verdicts(drop(ALL, typed(type)));

        assertThat(verdicts.getFirst()).isInstanceOfSatisfying(Refuse.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(RefusalClass.CHOICE);
            assertThat(refusal.why()).extracting(Reason::code).containsExactly("TYPE_NOT_IN_DMP");
        });
        assertThat(verdicts.subList(1, 4)).containsOnly(new Send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "V"})
    void aRestrictedDocumentIsNotSharedInTheDmp(String confidentiality) {
        List<Verdict> verdicts = verdicts(drop(ALL, restricted(confidentiality)));

        assertThat(verdicts.getFirst())
                .isEqualTo(new Refuse(RefusalClass.FAULT, List.of(Reason.at("L1", "RESTRICTED_NOT_SHARED", confidentiality))));
        assertThat(verdicts.get(1)).isEqualTo(new Send());
    }

    @Test
    void aTypeWithoutClassWaitsForTheConfiguration() {
        assertThat(verdicts(drop(ALL, typed("28617-9")))).allSatisfy(v -> assertThat(held(v)).isEqualTo(HoldReason.CONFIGURATION));
        assertThat(verdicts(drop(ALL, typed("101881-1")))).as("class chosen by the establishment").containsOnly(new Send());
    }

    @Test
    void aFacilityTheDmpDoesNotKnowWaitsForTheConfiguration() {
        List<JudgedBranch> branches = judge(drop(ALL, letter()), "SA64").branches();

        assertThat(held(branches.getFirst().verdict())).isEqualTo(HoldReason.CONFIGURATION);
        assertThat(branches.get(1).verdict()).isEqualTo(new Send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROVISOIRE", "RECUPEREE", "VALIDEE"})
    void nothingLeavesForAnIdentityThatIsNotQualified(IdentityStatus status) {
        assertThat(verdicts(drop(patient(ADULT, status), ALL, letter())))
                .containsOnly(new Hold(HoldReason.IDENTITY, List.of(Reason.of("INS_NOT_QUALIFIED"))));
    }

    @Test
    void maskedAndHiddenWaitsForTheAuthor() {
        assertThat(verdicts(drop(DMP, with(new Visibility(true, true, false, false, false)))))
                .containsExactly(new Hold(HoldReason.DECISION, List.of(Reason.at("L1", "MASKED_AND_HIDDEN"))));
    }

    @Test
    void aReplacementIsReadyForItsTurnIsDecidedWhenSending() {
        assertThat(verdicts(drop(ALL, replacing()))).containsOnly(new Send());
    }

    @Test
    void aDeletionGoesToTheDmpOnceTheIdentityIsQualified() {
        assertThat(judge(deletion(IdentityStatus.QUALIFIEE), "SA01").branches()).singleElement().satisfies(judged -> {
            assertThat(judged.branch().destination()).isEqualTo(Destination.DMP);
            assertThat(judged.branch().keys()).containsExactly("L1");
            assertThat(judged.verdict()).isEqualTo(new Send());
        });
        assertThat(held(judge(deletion(IdentityStatus.VALIDEE), "SA01").branches().getFirst().verdict()))
                .isEqualTo(HoldReason.IDENTITY);
    }

    @Test
    void twoVersionsOfADocumentAreNotInOneDrop() {
        assertThat(faults(drop(DMP, named("L0"), replacing()))).containsExactly(Reason.at("L1", "REPLACES_SAME_DROP", "L0#1"));
    }

    @Test
    void aVersionHasOneSuccessor() {
        SourceDocument other = named("L2", new Version("L0", 1));

        assertThat(faults(drop(DMP, other, replacing())))
                .containsExactly(Reason.at("L1", "VERSION_ALREADY_REPLACED", "L1#2", "L0#1", "L2#2"));
    }

    @Test
    void aRefusalGoesBeforeAHoldAndAllHoldsAreTold() {
        Patient unknown = patient(ADULT, IdentityStatus.VALIDEE);

        assertThat(verdicts(drop(unknown, DMP, restricted("R"))).getFirst()).isInstanceOf(Refuse.class);
        SourceDocument maskedAndHidden = with(new Visibility(true, true, false, false, false));
        assertThat(verdicts(drop(unknown, DMP, maskedAndHidden)).getFirst()).isInstanceOfSatisfying(Hold.class, hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.IDENTITY);
            assertThat(hold.why()).extracting(Reason::code).containsExactly("INS_NOT_QUALIFIED", "MASKED_AND_HIDDEN");
        });
    }

    private List<Reason> faults(Drop drop) {
        return judge(drop, "SA01").faults();
    }

    private List<Verdict> verdicts(Drop drop) {
        return judge(drop, "SA01").branches().stream().map(JudgedBranch::verdict).toList();
    }

    private static HoldReason held(Verdict verdict) {
        return ((Hold) verdict).reason();
    }

    private Judgement judge(Drop drop, String facility) {
        return rules.judge(drop, RuleSamples.context(facility, drop.patient()), RuleSamples.NOW);
    }

    private static Drop drop(Destinations destinations, SourceDocument... documents) {
        return drop(patient(ADULT, IdentityStatus.QUALIFIEE), destinations, documents);
    }

    private static Drop drop(Patient patient, Destinations destinations, SourceDocument... documents) {
        return new Drop("750000018", null, null, null, null, patient, List.of(documents), List.of(), Priority.NORMAL, true, destinations,
                Message.DEFAULT);
    }

    private static Patient patient(LocalDate born, IdentityStatus status) {
        return new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), status, null, "PAT-TROIS", null, "DOMINIQUE", "DOMINIQUE",
                null, born, Sex.F, "51215");
    }

    private static SourceDocument letter() {
        return document("11490-0", "N", Visibility.OPEN, null, References.NONE, List.of());
    }

    private static SourceDocument typed(String type) {
        return document(type, "N", Visibility.OPEN, null, References.NONE, List.of());
    }

    private static SourceDocument restricted(String confidentiality) {
        return document("11490-0", confidentiality, Visibility.OPEN, null, References.NONE, List.of());
    }

    private static SourceDocument replacing() {
        return document("11490-0", "N", Visibility.OPEN, "L0", References.NONE, List.of());
    }

    private Drop deletion(IdentityStatus status) {
        var deletion = new Deletion(new Version("L1", 2), DOCTOR, DOCTOR, OffsetDateTime.parse("2026-03-09T11:30:00+01:00"));
        return new Drop("750000018", null, null, null, null, patient(ADULT, status), List.of(), List.of(deletion), Priority.NORMAL, true,
                DMP,
                Message.DEFAULT);
    }

    private static SourceDocument named(String id) {
        return named(id, null);
    }

    private static SourceDocument named(String id, Version replaces) {
        SourceDocument letter = letter();
        return new SourceDocument(id, 2, replaces, id + ".pdf", letter.type(), letter.title(), letter.createdAt(), "N", Visibility.OPEN,
                DOCTOR, DOCTOR, letter.signedAt(), letter.act(), letter.stay(), References.NONE, null);
    }

    private static SourceDocument with(Visibility visibility) {
        return document("11490-0", "N", visibility, null, References.NONE, List.of());
    }

    private static SourceDocument imaging(References references, List<Code> codes) {
        return document("18748-4", "N", Visibility.OPEN, null, references, codes);
    }

    private static SourceDocument document(String type, String confidentiality, Visibility visibility, String replaces,
            References references, List<Code> codes) {
        OffsetDateTime at = OffsetDateTime.parse("2026-03-09T11:30:00+01:00");
        return new SourceDocument("L1", 2, replaces == null ? null : new Version(replaces, 1), "l1.pdf", type, "Titre", at, confidentiality,
                visibility, DOCTOR, DOCTOR, at,
                new Act(at, null, DOCTOR, codes), new Stay(null, null, null, null), references, null);
    }
}
