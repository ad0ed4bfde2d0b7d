package fr.passerelle.formats.json;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class JsonFaultTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": "DUPONT        | erreur de syntaxe, ligne 1, colonne 14
            {"a": 1, "a": 2}     | champ répété, ligne 1, colonne 13
            {"a": 1} {"b": 2}    | erreur de syntaxe, ligne 1, colonne 10
            """)
    void theCauseIsNamedWithItsPlaceAndNothingOfTheContent(String json, String expected) {
        assertThat(fault(json, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @Test
    void anotherEncodingIsCalledByItsName() {
        assertThat(fault("{\"title\": \"opératoire\"}", StandardCharsets.ISO_8859_1)).isEqualTo("le texte n'est pas en UTF-8");
    }

    @Test
    void depthIsNoQuestionOfSyntax() {
        assertThat(fault("[".repeat(5000), StandardCharsets.UTF_8)).isEqualTo("imbrication ou nombre trop grand");
    }

    @Test
    void nothingAtAllIsSaidToBeEmpty() {
        assertThat(JsonFault.notAnObject(new byte[0])).isEqualTo("il est vide");
        assertThat(JsonFault.notAnObject(" \n".getBytes(StandardCharsets.UTF_8))).isEqualTo("il est vide");
        assertThat(JsonFault.notAnObject("[]".getBytes(StandardCharsets.UTF_8))).startsWith("une valeur objet");
    }

    private static String fault(String text, Charset charset) {
        byte[] json = text.getBytes(charset);
        try {
            Json.mapper().readTree(json);
            return fail("this is readable");
        } catch (IOException e) {
            return JsonFault.of(json, e);
        }
    }
}
