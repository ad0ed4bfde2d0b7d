package fr.passerelle.formats.consent;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.Choice.Channel;
import fr.passerelle.core.consent.Choice.OppositionReason;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.consent.Consents.Information;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.formats.schema.SchemaCheck;

import static org.assertj.core.api.Assertions.assertThat;

class ChoiceReaderTest {
    private static final Instant TOLD = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant NOW = TOLD.plusSeconds(60);

    private final SchemaCheck schema = new SchemaCheck(ChoiceReader.SCHEMA);
    private final List<Reason> faults = new ArrayList<>();

    private List<ChoiceSaid> read(String json) throws IOException {
        JsonNode node = Json.mapper().readTree(json.replace('\'', '"'));
        faults.addAll(schema.faults(node));
        return new ChoiceReader(TOLD, NOW).read(new Fields(node, "", faults));
    }

    private Consents after(String... blocks) throws IOException {
        var lines = new ArrayList<ChoiceRecord>();
        for (String block : blocks) {
            for (ChoiceSaid said : read(block)) {
                lines.add(((ChoiceSaid.Line) said).recorded("ADT", NOW));
            }
        }
        assertThat(faults).isEmpty();
        return Consents.at(lines, NOW);
    }

    @Test
    void anOppositionIsReadWithItsReachItsDestinationsItsReasonAndItsPeriod() throws IOException {
        List<ChoiceSaid> said = read("""
                {'operation': 'opposition', 'reach': {'stay': 'S-12'}, 'destinations': ['dmp', 'patient-mailbox'],
                 'reason': 'legitimate-reason', 'from': '2026-11-01T00:00:00+01:00', 'to': '2026-12-01T00:00:00+01:00',
                 'collectedBy': 'médecin du service', 'collectedAt': '2026-11-19T10:00:00+01:00'}""");
        assertThat(faults).isEmpty();
        assertThat(said).containsExactly(new ChoiceSaid.Line(null,
                new Choice.Opposition(new Reach.Stay("S-12"), Set.of(ConsentScope.DMP, ConsentScope.PATIENT_MAILBOX),
                        OppositionReason.LEGITIMATE_REASON),
                Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z"), false, "médecin du service",
                Instant.parse("2026-11-19T09:00:00Z")));
    }

    @Test
    void anOppositionIsToFeedingAndToEverythingUnlessMoreIsSaid() throws IOException {
        Consents consents = after("{'operation': 'opposition', 'reason': 'not-told'}");
        assertThat(consents.opposition(ConsentScope.DMP, Subject.PLAIN)).isPresent();
        assertThat(consents.opposition(ConsentScope.PATIENT_MAILBOX, Subject.PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INO, INFORMED, false", "IO, INFORMED, true", "NA, NOT_COLLECTED, false"})
    void theThreeValuesOfZfa(String value, Information information, boolean opposed) throws IOException {
        Consents consents = after("{'operation': 'information', 'value': '" + value + "'}");
        assertThat(consents.information()).isEqualTo(information);
        assertThat(consents.opposition(ConsentScope.DMP, Subject.PLAIN).isPresent()).isEqualTo(opposed);
    }

    @Test
    void ofZfaTheLastWordIsTheOneThatCountsAndNothingAskedEndsNothing() throws IOException {
        String opposed = "{'operation': 'information', 'value': 'IO', 'collectedAt': '2026-11-18T10:00:00Z'}";
        assertThat(after(opposed, "{'operation': 'information', 'value': 'INO'}").opposition(ConsentScope.DMP, Subject.PLAIN)).isEmpty();
        assertThat(after(opposed, "{'operation': 'information', 'value': 'NA'}").opposition(ConsentScope.DMP, Subject.PLAIN)).isPresent();
    }

    @Test
    void theOtherOperationsAreReadAsTheyAreShown() throws IOException {
        assertThat(after("{'operation': 'information', 'value': 'INO', 'channel': 'booklet'}").inForce().getFirst().choice())
                .isEqualTo(new Choice.Informed(Channel.BOOKLET));
        for (String block : List.of("{'operation': 'paper'}", "{'operation': 'secret-care', 'reach': {'stay': 'S-12'}}",
                "{'operation': 'ordinary-care', 'reach': {'document': 'CR-1'}}", "{'operation': 'representation', 'by': 'guardian'}",
                "{'operation': 'pilot', 'pathway': 'P01'}",
                "{'operation': 'opposition', 'reason': 'mail-refused', 'reach': {'type': '11490-0'}, 'destinations': ['patient-mailbox']}")) {
            ChoiceRecord line = after(block).inForce().getFirst();
            JsonNode shown = ChoiceJson.write(line);
            Json.mapper().readTree(block.replace('\'', '"')).properties()
                    .forEach(field -> assertThat(shown.get(field.getKey())).as(block).isEqualTo(field.getValue()));
            assertThat(shown.get("id").textValue()).isEqualTo(line.id());
        }
    }

    @Test
    void theEndOfAChoiceNamesItsId() throws IOException {
        assertThat(read("{'operation': 'withdraw', 'id': 'opposition#dmp#all#ADT', 'collectedBy': 'médecin'}"))
                .containsExactly(new ChoiceSaid.End("opposition#dmp#all#ADT", "médecin", TOLD));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'operation': 'opposition'} | /reason FIELD_MISSING",
            "{'operation': 'information'} | /value FIELD_MISSING",
            "{'operation': 'withdraw'} | /id FIELD_MISSING",
            "{'operation': 'consent'} | /operation FIELD_INVALID",
            "{'operation': 'paper', 'comment': 'x'} | /comment FIELD_UNKNOWN",
            "{'operation': 'paper', 'from': '2026-11-02T00:00:00Z', 'to': '2026-11-01T00:00:00Z'} | /to FIELD_INVALID",
            "{'operation': 'paper', 'collectedAt': '2026-11-20T09:06:01Z'} | /collectedAt COLLECTED_LATER",
            "{'operation': 'paper', 'collectedAt': '2026-11-20'} | /collectedAt FIELD_INVALID"})
    void whatIsWrongIsToldByItsField(String json, String fault) throws IOException {
        read(json);
        assertThat(faults).extracting(reason -> reason.subject() + " " + reason.code()).containsOnly(fault);
    }
}
