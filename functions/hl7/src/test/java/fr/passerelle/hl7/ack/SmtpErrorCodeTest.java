package fr.passerelle.hl7.ack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every notice of failure has a code of the table of the volet (messages.md §3.2). */
class SmtpErrorCodeTest {
    private final SmtpErrorCode codes = new SmtpErrorCode();

    @ParameterizedTest(name = "{0} / {1} → {2}")
    @CsvSource(nullValues = "-", value = {"'550 5.1.1 user unknown', 5.1.1, 550", "'552 message size exceeds limit', 5.2.2, 523",
            "'smtp; 999 odd', 5.1.2, 512", "-, 5.1.1, 550", "-, 5.1.3, 513", "-, 5.2.1, 550", "-, 5.2.2, 552", "-, 4.2.2, 422",
            "-, 5.3.4, 523", "'550 anything', 5.3.4, 523", "-, 4.4.1, 441", "-, 4.4.2, 442", "-, 4.4.7, 421", "-, 5.7.1, 541",
            "-, 4.9.9, 451", "-, 5.9.9, 554", "-, -, 554", "'554 5.7.1 refused', -, 554", "'a 10.550.1.1 b', -, 554",
            "'message too large', -, 523"})
    void aNoticeGivesACode(String diagnostic, String status, String expected) {
        assertThat(codes.of(diagnostic, status).code()).isEqualTo(expected);
    }

    @Test
    void everyCodeHasAFrenchLabel() {
        assertThat(codes.of("smtp; 550 no such box", null))
                .isEqualTo(new AckError.Application("550", "Action non effectuée : boîte aux lettres non disponible", "SMTPERRORCODE"));
    }
}
