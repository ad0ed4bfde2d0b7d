package fr.passerelle.hl7.ack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every notice of failure has a code of the table of the volet (messages.md §3.2). */
class SmtpErrorCodeTest {
    private final SmtpErrorCode codes = new SmtpErrorCode();

    /** Replies, then the digits of an enhanced status: 5.2.2 is kept as 522 (smtp-codes.tsv). */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"550, 550", "422, 422", "523, 523", "513, 513", "441, 441", "511, 550", "521, 550", "522, 552", "534, 523", "447, 421",
            "571, 541", "449, 451", "535, 554", "599, 554"})
    void whatAnOperatorSaysIsACodeOfTheVolet(String said, String code) {
        assertThat(codes.of(said).code()).isEqualTo(code);
    }

    @Test
    void everyCodeHasAFrenchLabel() {
        assertThat(codes.of("550"))
                .isEqualTo(new AckError.Application("550", "Action non effectuée : boîte aux lettres non disponible", "SMTPERRORCODE"));
    }
}
