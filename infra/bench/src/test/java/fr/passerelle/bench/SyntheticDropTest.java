package fr.passerelle.bench;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SyntheticDropTest {

    /** That it passes the inspection of document-intake is shown where one goes through the chain (LargeDocumentIT). */
    @ParameterizedTest
    @ValueSource(ints = {1024, 51_200, 5 << 20})
    void a_pdf_has_exactly_the_size_asked_for_and_its_table_is_where_it_says(int size) {
        byte[] pdf = SyntheticDrop.pdf(size);
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        String[] end = text.substring(text.lastIndexOf("startxref")).split("\n");

        assertThat(pdf).hasSize(size).isEqualTo(SyntheticDrop.pdf(size));
        assertThat(text.indexOf("\nxref\n") + 1).isEqualTo(Integer.parseInt(end[1]));
        assertThat(end).endsWith("%%EOF");
    }
}
