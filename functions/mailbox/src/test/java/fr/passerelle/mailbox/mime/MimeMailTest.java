package fr.passerelle.mailbox.mime;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MimeMailTest {
    @Test
    void aLineBreakCannotOpenAnotherHeader() {
        assertThatThrownBy(() -> new MimeMail("<1@x>", "").header("Reply-To", "a@b.fr\r\nBcc: secret@x.fr"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("secret");
    }

    @Property(tries = 300)
    void anyFileNameIsReadBackByAMailReader(@ForAll @StringLength(min = 1, max = 60) String any) throws ParseException {
        String name = any.replaceAll("[\\p{Cntrl}\\p{Cs}\"\\\\]", "_");

        String header = ParameterValue.disposition(name).replaceAll("\r\n", "");

        assertThat(header).matches("[\\x20-\\x7E]+");
        if (header.contains("filename*=")) {
            assertThat(new ContentDisposition("attachment; filename*=" + header.split("filename\\*=", 2)[1]).getParameter("filename"))
                    .isEqualTo(name);
        } else {
            assertThat(new ContentDisposition(header).getParameter("filename")).isEqualTo(name);
        }
    }
}
