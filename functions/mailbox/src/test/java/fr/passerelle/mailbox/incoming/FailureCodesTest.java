package fr.passerelle.mailbox.incoming;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.mailbox.smtp.SmtpCodes;

import static org.assertj.core.api.Assertions.assertThat;

/** What a notice shows of a failure is one code (messages.md §3.2, §5.5; use-cases.md K14). */
class FailureCodesTest {
    private final FailureCodes codes = new FailureCodes(new SmtpCodes());

    @ParameterizedTest(name = "{0} → {1}, {2}")
    @CsvSource({"smtp; 550 5.1.1 no such user, 550, MAIL_CLOSED", "5.1.1, 550, MAIL_CLOSED", "5.2.2, 522, MAIL_FULL",
            "smtp; 552 5.3.4 too large, 534, MAIL_TOO_LARGE_FAR", "smtp; 552 Message size exceeds fixed limit, 523, MAIL_TOO_LARGE_FAR",
            "smtp; 552 mailbox size exceeded, 552, MAIL_FULL", "5.0.0, 554, MAIL_REFUSED", "5.5.0, 554, MAIL_REFUSED",
            "5.5.2, 554, MAIL_REFUSED", "5.3.0, 554, MAIL_REFUSED", "4.4.7, 447, MAIL_GIVEN_UP"})
    void eachFailureHasACodeAndWhatItMeans(String told, String code, String reason) {
        String found = codes.in(told).orElseThrow();

        assertThat(found).isEqualTo(code);
        assertThat(codes.undelivered(found).why().code()).isEqualTo(reason);
    }
}
