package fr.passerelle.core.valueset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentTypesTest {
    private static final DocumentTypes TYPES = new DocumentTypes();

    /** The target documents of documents.md §7.4. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"34112-3|CR hospitalier (séjour)|10",
            "11490-0|Lettre de liaison à la sortie d'un établissement de soins|10", "57833-6|Prescription de produits de santé|42",
            "34874-8|CR opératoire|10", "18748-4|CR d'imagerie médicale|31", "11502-2|CR d'examens biologiques|10",
            "PRESC-INF|Prescription d'actes infirmiers|42", "89601-9|Certificat médical|52", "18776-5|Plan personnalisé de soins|44",
            "74465-6|Questionnaire patient|90"})
    void a_type_has_its_exact_label_and_its_class_and_the_DMP_takes_it(String code, String label, String documentClass) {
        var type = TYPES.get(code);
        assertThat(type.type().label()).isEqualTo(label);
        assertThat(type.documentClass()).isNotNull().extracting(Code::code).isEqualTo(documentClass);
        assertThat(type.acceptedByDmp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"56446-8", "51851-4", "PIECE-IDENTITE", "FEUILLE-DE-STYLE", "FICHE-CONTACTS", "EXPORT_DUI"})
    void six_types_travel_by_mail_only(String code) {
        assertThat(TYPES.get(code).acceptedByDmp()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"101881-1", "28617-9", "34120-6"})
    void three_types_of_the_DMP_have_no_published_class(String code) {
        assertThat(TYPES.get(code).documentClass()).isNull();
        assertThat(TYPES.get(code).acceptedByDmp()).isTrue();
    }

    @Test
    void every_class_published_is_found_by_its_code() {
        assertThat(TYPES.all()).extracting(DocumentType::documentClass).filteredOn(c -> c != null)
                .allSatisfy(c -> assertThat(TYPES.documentClass(c.code())).contains(c));
        assertThat(TYPES.documentClass("00")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27899-4", "", "34112"})
    void an_obsolete_or_unknown_code_is_no_type(String code) {
        assertThat(TYPES.find(code)).isEmpty();
        assertThatThrownBy(() -> TYPES.get(code)).isInstanceOf(IllegalArgumentException.class);
    }
}
