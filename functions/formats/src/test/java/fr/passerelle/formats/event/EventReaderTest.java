package fr.passerelle.formats.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.Choice.Channel;
import fr.passerelle.core.consent.Choice.OppositionReason;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.formats.event.HospitalEvent.ConsentSaid;
import fr.passerelle.formats.event.HospitalEvent.IdentitySaid;
import fr.passerelle.formats.event.HospitalEvent.Revealed;
import fr.passerelle.formats.event.HospitalEvent.RevealedBy;
import fr.passerelle.formats.event.HospitalEvent.Who;
import fr.passerelle.formats.event.HospitalEvent.WrongPatient;
import fr.passerelle.formats.example.Example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class EventReaderTest {
    private static final EventReader READER = new EventReader(Environment.TEST);
    private static final Instant AT = Instant.parse("2026-03-15T09:00:05Z");
    private static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);
    private static final String INS_BLOCK = "{\"value\": \"279035121518989\", \"oid\": \"1.2.250.1.213.1.4.10\"}";

    private static EventReading read(String type, String rest) {
        return READER.read("""
                {"type": "%s", "establishment": "750100125", "eventId": "E-1", "occurredAt": "2026-03-15T10:00:05+01:00"%s}"""
                .formatted(type, rest.isEmpty() ? "" : ", " + rest).getBytes(UTF_8));
    }

    private static HospitalEvent event(String type, String rest) {
        EventReading reading = read(type, rest);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.event()).isNotNull();
        return reading.event();
    }

    private static List<ChoiceSaid> choices(String choices) {
        return ((ConsentSaid) event("consent", "\"ipp\": \"IPP-1\", \"source\": \"ADT\", \"choices\": [" + choices + "]")).choices();
    }

    private static String patient(String status, String more) {
        return """
                {"ins": %s, "identityStatus": "%s", %s "birthName": "PAT-TROIS", "birthGivenNames": "DOMINIQUE",
                 "birthFirstName": "DOMINIQUE", "birthDate": "1979-03-24", "sex": "F", "birthPlaceCog": "51215"}"""
                .formatted(INS_BLOCK, status, more);
    }

    @Test
    void thePublishedExampleIsAQualifiedIdentity() {
        EventReading reading = READER.read(Example.event());
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.establishment()).isEqualTo("750100125");
        assertThat(reading.eventId()).isEqualTo("ADT-2026-000871");
        assertThat(reading.event()).isInstanceOfSatisfying(IdentitySaid.class, said -> {
            assertThat(said.patient().qualified()).isTrue();
            assertThat(said.head().occurredAt()).isEqualTo(AT);
        });
    }

    /** messages.md §7.3: an INS without qualification is not integrated; some codes of PID-32 forbid nothing. */
    @Test
    void anInsIsReadOnlyWhenTheIdentityIsQualified() {
        var said = (IdentitySaid) event("identity",
                "\"alerts\": [\"VALI\", \"HOMA\", \"USUR\", \"DOUT\"], \"patient\": " + patient("VALIDEE", "\"ipp\": \"IPP-1\","));
        assertThat(said.patient().ins()).isNull();
        assertThat(said.alerts()).containsExactly("DOUT", "USUR");
    }

    @Test
    void aPatientWithoutPermanentIdentifierCannotBeKept() {
        assertThat(read("identity", "\"patient\": " + patient("QUALIFIEE", "")).faults())
                .containsExactly(Reason.at("/patient/ipp", "FIELD_MISSING"));
    }

    @Test
    void everyTypeIsRead() {
        assertThat(event("merge", "\"survivor\": \"IPP-2\", \"merged\": \"IPP-1\"")).hasNoNullFieldsOrProperties();
        assertThat(event("ins-withdrawn", "\"ipp\": \"IPP-1\", \"ins\": " + INS_BLOCK))
                .isInstanceOfSatisfying(HospitalEvent.InsWithdrawn.class, e -> assertThat(e.ins()).isEqualTo(INS));
        assertThat(event("ins-changed", "\"ins\": " + INS_BLOCK + ", \"patient\": " + patient("QUALIFIEE", "\"ipp\": \"IPP-1\",")))
                .isInstanceOf(HospitalEvent.InsChanged.class);
        assertThat(event("reveal", "\"document\": \"CR-1\", \"by\": \"doctor\""))
                .isInstanceOfSatisfying(Revealed.class, e -> assertThat(e.by()).isEqualTo(RevealedBy.DOCTOR));
        assertThat(event("visit", "\"stay\": \"S-1\", \"ins\": " + INS_BLOCK))
                .isInstanceOfSatisfying(HospitalEvent.Visited.class, e -> assertThat(e.who()).isEqualTo(new Who(null, INS)));
        assertThat(event("discharge", """
                "ipp": "IPP-1", "stay": "S-1", "site": "750100132", "unit": "CARDIO", "admission": "2026-03-10T10:00:00+01:00",
                "discharge": "2026-03-15T10:00:00+01:00\"""")).hasNoNullFieldsOrProperties();
        assertThat(event("wrong-patient", """
                "document": "CR-1", "version": 2, "author": {"rpps": "10001234567", "familyName": "TEST", "givenName": "ANNE",
                "specialty": "G15_10/SM04"}""")).isInstanceOfSatisfying(WrongPatient.class, e -> {
            assertThat(e.target()).isEqualTo(new Version("CR-1", 2));
            assertThat(e.right()).isNull();
        });
    }

    @Test
    void whatZfaSaysBecomesAnInformationAndAnOpposition() {
        var opposed = new Choice.Opposition(new Reach.All(), Set.of(ConsentScope.DMP), OppositionReason.NOT_TOLD);
        assertThat(choices("{\"operation\": \"information\", \"value\": \"IO\", \"channel\": \"booklet\"}")).containsExactly(
                new ChoiceSaid.Line(null, new Choice.Informed(Channel.BOOKLET), AT, null, false, "non précisé", AT),
                new ChoiceSaid.Line(null, opposed, AT, null, false, "non précisé", AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"operation\": \"paper\"}", "{\"operation\": \"ordinary-care\", \"reach\": {\"type\": \"11490-0\"}}",
            "{\"operation\": \"representation\", \"by\": \"guardian\"}", "{\"operation\": \"pilot\", \"pathway\": \"P16-oncologie\"}"})
    void theOtherChoicesAreReadToo(String choice) {
        assertThat(choices(choice)).hasSize(1);
    }

    @Test
    void allFaultsAreToldAtOnceAndNoValue() {
        EventReading reading = read("consent", """
                "ins": {"value": "279035121518900", "oid": "1.2.250.1.213.1.4.10"}, "choices": [{"operation": "opposition"},
                {"operation": "pilot", "to": "demain"}], "secret": "PAT-TROIS\"""");
        assertThat(reading.event()).isNull();
        assertThat(reading.faults()).extracting(Reason::code, Reason::subject).containsExactlyInAnyOrder(
                tuple("FIELD_MISSING", "/source"), tuple("FIELD_MISSING", "/choices/0/reason"),
                tuple("FIELD_MISSING", "/choices/1/pathway"),
                tuple("FIELD_INVALID", "/choices/1/to"),
                tuple("FIELD_UNKNOWN", "/secret"), tuple("INS_KEY", "/ins/value"));
        assertThat(reading.faults().toString()).doesNotContain("PAT-TROIS").doesNotContain("279035121518900");
    }

    @Test
    void aTypeThatDoesNotExistIsToldWithThoseThatDo() {
        assertThat(read("birth", "").faults()).singleElement().satisfies(r -> assertThat(r.arguments().getFirst()).contains("identity"));
        assertThat(READER.read("{\"establishment\": \"750100125\"}".getBytes(UTF_8)).faults())
                .containsExactly(Reason.at("/type", "FIELD_MISSING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"type\": {}}", "{\"type\": \"identity\", \"patient\": 3}"})
    void whateverComesIsAnsweredByFaults(String text) {
        EventReading reading = READER.read(text.getBytes(UTF_8));
        assertThat(reading.event()).isNull();
        assertThat(reading.faults()).isNotEmpty();
    }

    /** Found by damaged inputs: the schema cannot be asked about an infinite number. */
    @Test
    void aNumberBeyondAllBoundsIsNoJson() {
        var reading = new EventReader(Environment.TEST)
                .read("{\"eventId\": 1e999, \"type\": \"identity\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.faults()).extracting(Reason::code).containsExactly("JSON_UNREADABLE");
    }

    @Test
    void theDigestIsThatOfTheContentWhateverItsLayout() {
        String one = read("merge", "\"survivor\": \"A\", \"merged\": \"B\"").digest();
        assertThat(read("merge", "\"merged\":\"B\",   \"survivor\":\"A\"").digest()).isEqualTo(one);
        assertThat(read("merge", "\"survivor\": \"A\", \"merged\": \"C\"").digest()).isNotEqualTo(one);
    }
}
