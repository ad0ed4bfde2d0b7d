package fr.passerelle.mailbox.smtp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpCodesTest {
    private final SmtpCodes codes = new SmtpCodes();

    @ParameterizedTest
    @CsvSource({"101, RETRY", "421, RETRY", "452, RETRY", "422, FULL", "552, FULL", "550, CLOSED", "510, ADDRESS", "553, ADDRESS",
            "554, REFUSED", "523, TOO_LARGE", "530, OURS", "432, OURS", "541, OURS", "251, TAKEN", "599, REFUSED", "499, RETRY"})
    void eachCodeHasItsClassAndUnknownOnesFollowTheirFirstDigit(String code, SmtpClass expected) {
        assertThat(codes.of(code)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"550, 550 5.2.2 pleine, 522", "550, 550 5.7.1 non, 550", "450, 450 5.2.2 contradictoire, 450", "452, 452-4.2.2 pleine, 422",
            "550, 550 sans precision, 550", "550, 550 5.2.25 autre, 550"})
    void theEnhancedCodeWinsWhenItSaysMore(int reply, String line, String best) {
        assertThat(codes.best(reply, line)).isEqualTo(best);
    }
}
