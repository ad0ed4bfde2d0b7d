package fr.passerelle.formats.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.establishment.CdaPolicy;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.formats.Example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EstablishmentJsonTest {
    private static final EstablishmentJson JSON = new EstablishmentJson();

    private static Establishment read(String json) {
        return JSON.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String example() {
        return new String(JSON.write(Example.establishment()), StandardCharsets.UTF_8);
    }

    @Test
    void an_establishment_comes_back_the_same() {
        assertThat(read(example())).isEqualTo(Example.establishment());
    }

    @Test
    void the_commented_example_of_the_documentation_is_a_configuration() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("passerelle.root"), "docs/establishment-configuration.md"));
        String json = page.replaceFirst("(?s).*?```jsonc\\n(.*?)```.*", "$1").replaceAll("(?m)\\s+//.*$", "");
        assertThat(read(json).zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @Test
    void without_a_word_of_the_derogation_there_is_none() {
        assertThat(read(example().replace(",\"professionalMailWithoutIns\":false", ""))).isEqualTo(Example.establishment());
        assertThat(read(example().replace("WithoutIns\":false", "WithoutIns\":true")).professionalMailWithoutIns()).isTrue();
        assertThatThrownBy(() -> read(example().replace("WithoutIns\":false", "WithoutIns\":\"oui\"")))
                .hasMessageContaining("/professionalMailWithoutIns");
    }

    @Test
    void what_is_not_said_of_cda_documents_is_not_forgiven() {
        assertThat(read(example()).cdaPolicy()).isEqualTo(CdaPolicy.USUAL);
        assertThat(read(example().replaceFirst("^\\{", "{\"cda\":{\"dmp\":true,\"patient\":true},")).cda())
                .isEqualTo(new CdaPolicy(true, true, List.of(), false, false));
        assertThatThrownBy(() -> read(example().replaceFirst("^\\{",
                "{\"cda\":{\"dmp\":true,\"patient\":true,\"visibility\":[\"INVISIBLE_PATIENT\"]},")))
                .hasMessageContaining("/cda INVISIBLE_PATIENT with patient");
    }

    @Test
    void a_table_of_local_types_leads_to_national_types_only() {
        assertThat(read(example().replaceFirst("^\\{", "{\"localTypes\":{\"CRO\":\"34874-8\"},")).nationalType("CRO"))
                .isEqualTo("34874-8");
        assertThat(read(example()).nationalType("CRO")).isEqualTo("CRO");
        assertThatThrownBy(() -> read(example().replaceFirst("^\\{", "{\"localTypes\":{\"CRO\":\"99999-9\"},")))
                .hasMessageContaining("/localTypes/CRO outside JDV_J07");
        assertThatThrownBy(() -> read(example().replaceFirst("^\\{", "{\"localTypes\":{\"11490-0\":\"34874-8\"},")))
                .hasMessageContaining("/localTypes/11490-0 is itself of JDV_J07");
    }

    @Test
    void a_comment_and_the_address_of_the_schema_are_ignored() {
        assertThat(read(example().replaceFirst("\\{", "{\"\\$schema\":\"x\",\"\\$comment\":\"y\","))).isEqualTo(Example.establishment());
    }

    @Test
    void the_way_of_each_software_is_read_and_written_again() {
        String json = example().replaceFirst("\\{", "{\"hl7\":{\"senders\":[{\"application\":\"DPI\",\"matrix\":\"STRICT\","
                + "\"tolerances\":[\"YES_NO_WORDS\",\"SEPARATORS\"],\"update\":\"AS_A31\"}]},");
        Establishment read = read(json);
        assertThat(read.hl7Policy().of("DPI", "CHU")).isEqualTo(new Hl7Sender("DPI", null, Hl7Sender.Matrix.STRICT,
                List.of(Hl7Sender.Tolerance.SEPARATORS, Hl7Sender.Tolerance.YES_NO_WORDS), Hl7Sender.Update.AS_A31));
        assertThat(read.hl7Policy().of("SIL", "CHU")).isEqualTo(Hl7Sender.USUAL);
        assertThat(new EstablishmentJson().read(new EstablishmentJson().write(read))).isEqualTo(read);
    }

    @Test
    void all_faults_are_told_at_once() {
        String json = example().replace("\"finess\":\"120459876\"", "\"finess\":\"12\"").replace("\"phone\"", "\"telephone\"");
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableJsonException.class).hasMessageContaining("/finess")
                .hasMessageContaining("FIELD_MISSING /phone").hasMessageContaining("FIELD_UNKNOWN /telephone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SA01\" | SA99\" | /facilityType outside JDV_J61",
            "ETABLISSEMENT\" | HOPITAL\" | /practiceSetting outside JDV_J04",
            "{\"101881-1\":\"10\"} | {\"999999-9\":\"10\"} | /classOfUnmappedTypes/999999-9 outside JDV_J07",
            "{\"101881-1\":\"10\"} | {\"101881-1\":\"77\"} | /classOfUnmappedTypes/101881-1 outside TRE_A03",
            "Europe/Paris\" | Europe/Rodez\" | zone", "1.2.250.1.999.1.1.9002\" | 1.2.250.01.999\" | /oidRoot",
            "\"1120459876\" | \"1A20459876\" | /structureId"})
    void a_wrong_value_stops_at_reading(String right, String wrong, String told) {
        assertThat(example()).contains(right);
        assertThatThrownBy(() -> read(example().replace(right, wrong))).isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining(told);
    }

    @Test
    void what_is_not_json_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("{\n\"finess\"")).isInstanceOf(UnreadableJsonException.class).hasMessageContaining("line 2");
    }
}
