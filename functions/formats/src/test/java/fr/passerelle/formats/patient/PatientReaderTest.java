package fr.passerelle.formats.patient;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.schema.SchemaCheck;

import static org.assertj.core.api.Assertions.assertThat;

class PatientReaderTest {
    private static final String COMPLETE = """
            {"ins": {"value": "279035121518989", "oid": "1.2.250.1.213.1.4.10"}, "identityStatus": "QUALIFIEE", "ipp": "IPP-001",
             "birthName": "PAT-TROIS", "birthGivenNames": "DOMINIQUE MARIE-LOUISE", "birthFirstName": "DOMINIQUE",
             "birthDate": "1979-03-24", "sex": "F", "birthPlaceCog": "51215"}
            """;

    private final SchemaCheck schema = new SchemaCheck(PatientReader.SCHEMA);
    private final PatientReader reader = new PatientReader(Environment.TEST);

    @Test
    void aCompleteBlockBecomesAQualifiedPatient() {
        var reading = reader.read(block(), "/patient");

        assertThat(schema.faults(block())).isEmpty();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.patient()).isNotNull();
        assertThat(reading.patient().qualified()).isTrue();
        assertThat(reading.patient().requiredIns().cx()).isEqualTo("279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH");
    }

    @ParameterizedTest
    @CsvSource({"27903512151898, INS_FORM", "279035121518988, INS_KEY", "2790351215189AA, INS_FORM", "27903512a518989, INS_FORM"})
    void aWrongMatriculeIsToldWithoutRepeatingIt(String value, String code) {
        ObjectNode block = block();
        block.withObject("/ins").put("value", value);

        var reading = reader.read(block, "/patient");

        assertThat(reading.patient()).isNull();
        assertThat(reading.faults()).containsExactly(Reason.at("/patient/ins/value", code));
    }

    @ParameterizedTest
    @CsvSource({"PRODUCTION, 1.2.250.1.213.1.4.10, false", "PRODUCTION, 1.2.250.1.213.1.4.8, true",
            "PRODUCTION, 1.2.250.1.213.1.4.2, false",
            "TEST, 1.2.250.1.213.1.4.8, false", "TEST, 1.2.250.1.213.1.4.11, true"})
    void eachEnvironmentTakesItsOwnAuthorities(Environment environment, String oid, boolean accepted) {
        ObjectNode block = block();
        block.withObject("/ins").put("oid", oid);

        var reading = new PatientReader(environment).read(block, "/patient");

        assertThat(reading.faults()).isEqualTo(accepted ? List.of() : List.of(Reason.at("/patient/ins/oid", "INS_AUTHORITY", oid)));
    }

    @Test
    void anIdentityWithoutStatusOrInsIsReadButNotQualified() {
        ObjectNode block = block();
        block.remove(List.of("identityStatus", "ins", "birthPlaceCog"));

        var patient = reader.read(block, "/patient").patient();

        assertThat(patient).isNotNull();
        assertThat(patient.identityStatus()).isEqualTo(IdentityStatus.PROVISOIRE);
        assertThat(patient.qualified()).isFalse();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        ObjectNode block = block();
        block.withObject("/ins").put("value", "123").put("oid", "1.2.3");
        block.put("birthDate", "1979-02-30").put("sex", "U").remove("birthPlaceCog");

        assertThat(reader.read(block, "/patient").faults()).extracting(Reason::subject, Reason::code).containsExactlyInAnyOrder(
                tuple("/patient/ins/value", "INS_FORM"), tuple("/patient/ins/oid", "INS_AUTHORITY"),
                tuple("/patient/birthDate", "FIELD_INVALID"), tuple("/patient/birthPlaceCog", "INS_TRAITS"),
                tuple("/patient/sex", "INS_SEX"));
    }

    @Test
    void theSchemaNamesUnknownAndMissingFields() {
        ObjectNode block = block();
        block.put("nir", "1").put("sex", "X").remove("birthName");

        assertThat(schema.faults(block)).containsExactlyInAnyOrder(Reason.at("/nir", "FIELD_UNKNOWN"),
                Reason.at("/birthName", "FIELD_MISSING"), Reason.at("/sex", "FIELD_INVALID", "valeurs admises : F, M, U"));
    }

    @Test
    void noFaultRepeatsAValueOfTheBlock() {
        ObjectNode block = block();
        block.put("birthName", "  ").put("birthDate", "24/03/1979").put("birthPlaceCog", "REIMS").put("usedName", 12);
        block.withObject("/ins").put("value", "SECRET");

        Stream<Reason> all = Stream.concat(schema.faults(block).stream(), reader.read(block, "/patient").faults().stream());

        assertThat(all.toList().toString()).doesNotContain("SECRET", "REIMS", "24/03/1979");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static ObjectNode block() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(COMPLETE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
