package fr.passerelle.core.dispatch;

import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailIdTest {
    private static final MailId FIRST = new MailId(new DispatchRef(Ids.input("a"), Ids.input("b")));
    private static final MailId LAST = new MailId(new DispatchRef(Ids.input("c"), Ids.input("d")));

    @Test
    void the_last_mail_of_a_thread_is_the_one_answered() {
        assertThat(MailId.lastIn(FIRST.messageId("chu-demo.mssante.fr") + "\r\n <other@elsewhere>\r\n " + LAST.messageId("x.fr")))
                .contains(LAST);
        assertThat(MailId.lastIn(FIRST.envelope())).contains(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<demo-0004.pat@chu-demo.mssante.fr>", "<0123456789abcdef0123456789abcdef@x>"})
    void a_foreign_id_names_no_mail_of_ours(String header) {
        assertThat(MailId.lastIn(header)).isEmpty();
    }

    @Test
    void an_id_is_not_found_inside_a_longer_word_or_in_capitals() {
        assertThat(MailId.lastIn("0" + FIRST.envelope())).isEmpty();
        assertThat(MailId.lastIn(FIRST.envelope() + "0")).isEmpty();
        assertThat(MailId.lastIn(FIRST.envelope().toUpperCase(Locale.ROOT).replace('0', 'A'))).isEmpty();
    }

    @Property(tries = 200)
    void whatever_stands_around_it_an_id_is_read_back(@ForAll @StringLength(max = 40) String before,
            @ForAll @StringLength(max = 40) String after) {
        assertThat(MailId.lastIn(before + " " + LAST.messageId("chu-demo.mssante.fr") + " " + after)).contains(LAST);
    }
}
