package fr.passerelle.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Access.Operation;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.work.WorkItem;

import static fr.passerelle.desk.Counter.HOSPITAL;
import static fr.passerelle.desk.Counter.INS;
import static fr.passerelle.desk.Counter.NOW;
import static fr.passerelle.desk.Counter.OTHER;
import static fr.passerelle.desk.Counter.patient;
import static fr.passerelle.desk.Counter.texts;
import static org.assertj.core.api.Assertions.assertThat;

class DeskTest {
    private static final String OPPOSED = "{'operation': 'opposition', 'reason': 'legitimate-reason', 'reach': {'stay': 'S-12'}}";
    private static final Patient KNOWN = new Patient(Counter.MATRICULE, IdentityStatus.QUALIFIEE, "IPP-7", "DUPONT", null, "JEANNE",
            "JEANNE",
            null, LocalDate.of(1979, 3, 12), Sex.F, "51215");

    private final Counter counter = new Counter();

    @Test
    void whatIsRecordedIsShownWithWhoWhenAndFromWhere() {
        JsonNode recorded = counter.record(HOSPITAL, OPPOSED).body().path("recorded").path(0);
        JsonNode shown = counter.call("/consents/show", HOSPITAL, patient()).body();
        assertThat(texts(shown.path("inForce"), "id")).containsExactly("opposition#dmp#stay:S-12#dpi");
        assertThat(shown.path("history").path(0)).isEqualTo(recorded);
        assertThat(recorded.path("source").asText()).isEqualTo("dpi");
        assertThat(recorded.path("collectedAt").asText()).isEqualTo(NOW.toString());
    }

    @Test
    void aWithdrawalNamesTheIdAndStaysInTheHistory() {
        counter.record(HOSPITAL, OPPOSED);
        counter.record(HOSPITAL, "{'operation': 'withdraw', 'id': 'opposition#dmp#stay:S-12#dpi', 'collectedAt': '2026-11-22T08:01:00Z'}");
        JsonNode shown = counter.call("/consents/show", HOSPITAL, patient()).body();
        assertThat(shown.path("inForce")).isEmpty();
        assertThat(texts(shown.path("history"), "withdrawn")).containsExactly("false", "true");
    }

    @Test
    void theEndOfAChoiceNobodyMadeIsRefusedAndNothingOfTheCallIsWritten() {
        DeskAnswer answer = counter.record(HOSPITAL, OPPOSED + ", {'operation': 'withdraw', 'id': 'paper#dpi'}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(texts(answer.body().path("faults"), "code")).containsExactly("CHOICE_UNKNOWN");
        assertThat(counter.consents.history(counter.key(HOSPITAL))).isEmpty();
    }

    @Test
    void theSameCallMadeTwiceIsOneLine() {
        counter.record(HOSPITAL, OPPOSED);
        counter.record(HOSPITAL, OPPOSED);
        assertThat(counter.call("/consents/show", HOSPITAL, patient()).body().path("history")).hasSize(1);
    }

    @Test
    void anOppositionAfterAFeedIsListedForADoctorOnceAndDeletesNothing() {
        counter.fed("in1", "CR-1", "S-12");
        counter.fed("in2", "CR-2", "S-13");
        counter.record(HOSPITAL, OPPOSED);
        counter.record(HOSPITAL, OPPOSED);
        assertThat(counter.work.open(HOSPITAL)).extracting(WorkItem::reason).singleElement()
                .satisfies(reason -> assertThat(reason.code() + " " + reason.arguments()).isEqualTo("OPPOSED_AFTER_FEED [1, CR-1]"));
        JsonNode items = counter.call("/worklist", HOSPITAL, "").body().path("items");
        assertThat(texts(items, "owner")).containsExactly("Médecin auteur");
        assertThat(texts(items, "unit")).containsExactly("cardiologie");
    }

    @Test
    void aRefusalOfMailListsNothingThatWasFed() {
        counter.fed("in1", "CR-1", "S-12");
        counter.record(HOSPITAL, "{'operation': 'opposition', 'reason': 'mail-refused', 'destinations': ['patient-mailbox']}");
        assertThat(counter.work.open(HOSPITAL)).isEmpty();
    }

    @Test
    void aGeneralOppositionIsObeyedCountedAndShownToTheDpo() {
        counter.record(HOSPITAL, "{'operation': 'opposition', 'reason': 'not-told'}");
        JsonNode shown = counter.call("/consents/show", HOSPITAL, patient()).body();
        assertThat(shown.path("forTheDpo").path(0).asText()).isEqualTo("opposition#dmp#all#dpi");
        assertThat(counter.metrics.drain()).anySatisfy(figure -> assertThat(figure.toString()).contains("GeneralOppositions", HOSPITAL));
    }

    /** consent-and-rules.md §13, check 8. */
    @Test
    void twoEstablishmentsNeverMixTheirChoicesTheirKeysOrTheirCallers() {
        counter.record(HOSPITAL, OPPOSED);
        assertThat(counter.call("/consents/show", OTHER, patient()).status()).isEqualTo(404);
        DeskAnswer stranger = counter.signed(Counter.caller(OTHER), "/consents/show",
                "{'establishment': '" + HOSPITAL + "'" + patient() + "}");
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body().toString()).isEqualTo("{\"message\":\"Appel refusé.\"}");
        assertThat(counter.consents.history(counter.key(OTHER))).isEmpty();
        assertThat(counter.key(HOSPITAL)).isNotEqualTo(counter.key(OTHER));
    }

    @Test
    void aCallerThatMayNotCallIsToldNothingOfWhatIsWrong() {
        assertThat(counter.signed(Counter.caller(OTHER), "/consents/show", "{'establishment': '" + HOSPITAL + "', 'x': 1}").status())
                .isEqualTo(403);
        assertThat(counter.signed("", "/consents/show", "{'establishment': '" + HOSPITAL + "'" + patient() + "}").status()).isEqualTo(403);
    }

    /** consent-and-rules.md §13, check 10. */
    @Test
    void theExportGivesEveryItemOfOnePatientAndNothingOfAnother() {
        counter.fed("in1", "CR-1", "S-12");
        counter.record(HOSPITAL, OPPOSED);
        counter.profiles.record(counter.key(HOSPITAL), new Profile(Profile.State.OPEN, NOW));
        counter.identities.record(HOSPITAL, counter.key(HOSPITAL), new KnownIdentity.Known(KNOWN, List.of(), NOW));
        JsonNode all = counter.call("/patients/export", HOSPITAL, patient()).body();
        assertThat(texts(all.path("history"), "operation")).containsExactly("opposition");
        assertThat(all.path("profile").path("state").asText()).isEqualTo("OPEN");
        assertThat(all.path("identityFeed").path(0).path("patient").path("birthName").asText()).isEqualTo("DUPONT");
        JsonNode input = all.path("inputs").path(0);
        assertThat(texts(all.path("inputs"), "id")).containsExactly("in1");
        assertThat(input.path("results").path(0).asText()).isEqualTo(HOSPITAL + "/CR-1.result.json");
        assertThat(texts(input.path("dispatches").path(0).path("history"), "state")).containsExactly("received", "ready", "sending",
                "confirmed");
        assertThat(texts(all.path("accesses"), "operation")).contains("RECORD", "EXPORT");
        assertThat(counter.call("/patients/export", HOSPITAL, ", 'patient': {'ipp': 'IPP-8'}").status()).isEqualTo(404);
    }

    @Test
    void aPackageThatCannotBeReadAnyMoreIsToldInItsPlace() {
        counter.fed("in1", "CR-1", "S-12");
        counter.vault.put("in1/package.json", "{".getBytes(StandardCharsets.UTF_8), "application/json");
        JsonNode content = counter.call("/patients/export", HOSPITAL, patient()).body().path("inputs").path(0).path("content");
        assertThat(content).anySatisfy(
                c -> assertThat(c.toString()).isEqualTo("{\"path\":\"in1/package.json\",\"kept\":true,\"readable\":false}"));
    }

    @Test
    void theExportSaysWhatTheVaultStillKeeps() {
        counter.fed("in1", "CR-1", "S-12");
        JsonNode content = counter.call("/patients/export", HOSPITAL, patient()).body().path("inputs").path(0).path("content");
        assertThat(content).anySatisfy(c -> assertThat(c.toString()).isEqualTo("{\"path\":\"in1/convocation.pdf\",\"kept\":true}"));
        assertThat(content).anySatisfy(c -> assertThat(c.toString()).isEqualTo("{\"path\":\"in1/package.json\",\"kept\":false}"));
    }

    @Test
    void aPermanentIdentifierLeadsToWhatIsKeptUnderTheMatriculeTheFeedGivesIt() {
        counter.record(HOSPITAL, OPPOSED);
        counter.identities.record(HOSPITAL, counter.keys.ofIpp(HOSPITAL, "IPP-7"), new KnownIdentity.Known(KNOWN, List.of(), NOW));
        counter.identities.record(HOSPITAL, counter.keys.ofIpp(HOSPITAL, "IPP-5"), new KnownIdentity.Merged("IPP-7", NOW));
        assertThat(counter.call("/consents/show", HOSPITAL, ", 'patient': {'ipp': 'IPP-5'}").body().path("inForce")).hasSize(1);
    }

    @Test
    void aMistakenIdentityIsSaidWithoutBeingRepeated() {
        DeskAnswer nobody = counter.call("/consents/show", HOSPITAL, patient());
        assertThat(nobody.status()).isEqualTo(404);
        DeskAnswer wrongKey = counter.call("/consents/show", HOSPITAL, ", 'patient': {'ins': '279035121518900'}");
        assertThat(texts(wrongKey.body().path("faults"), "code")).containsExactly("INS_KEY");
        assertThat(nobody.body().toString() + wrongKey.body()).doesNotContain(INS, "279035121518900", "IPP-7");
    }

    @Test
    void everyFaultOfABodyIsToldAtOnce() {
        DeskAnswer answer = counter.call("/consents/record", HOSPITAL,
                ", 'patient': {'ins': 'x'}, 'choices': [{'operation': 'opposition'}, {'operation': 'paper', 'collectedAt': 'hier'}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(texts(answer.body().path("faults"), "subject")).containsExactlyInAnyOrder("/patient/ins", "/choices/0/reason",
                "/choices/1/collectedAt", "/source");
        assertThat(texts(answer.body().path("faults"), "text")).noneMatch(String::isBlank);
    }

    @Test
    void aBodyTooLargeIsNotRead() {
        assertThat(counter.signed(Counter.caller(HOSPITAL), "/consents/show", "x".repeat(Desk.LARGEST_BODY + 1)).status()).isEqualTo(413);
    }

    @Test
    void anotherAddressIsNowhere() {
        assertThat(counter.call("/patients", HOSPITAL, patient()).status()).isEqualTo(404);
    }

    @Test
    void everyAccessIsTracedEvenWhenItFindsNothing() {
        counter.call("/consents/show", HOSPITAL, patient());
        assertThat(counter.traces.of(counter.key(HOSPITAL))).containsExactly(new Access(NOW, Counter.caller(HOSPITAL), Operation.SHOW));
    }
}
