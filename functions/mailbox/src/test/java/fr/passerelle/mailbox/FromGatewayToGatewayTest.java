package fr.passerelle.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Message;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.incoming.MessageReader;
import fr.passerelle.mailbox.incoming.Received;
import fr.passerelle.mailbox.incoming.ReceivedArchive;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.mailbox.text.Templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What this gateway sends to professionals, received by the one of another establishment (use-cases.md §5.K). */
class FromGatewayToGatewayTest {
    @Test
    void documentsSentByAMachineAreAnArchiveThatIsSound() throws IOException {
        var out = new ByteArrayOutputStream();
        new DocumentMail("NIL", new Templates(), new XdmArchive()).write(
                Samples.documents(Message.DEFAULT, Samples.document("bio", "11502-2", "Bilan")), new Audience.Professional(), "1.2.3",
                Samples.HEADING, Samples.VAULT, out);
        assertThat(out.toString(UTF_8)).contains("Auto-Submitted: auto-generated");

        Received received = new MessageReader(new SmtpCodes()).read(out.toByteArray());

        assertThat(received.notice()).isEqualTo(new Notice.Archive());
        assertThat(received.enclosures()).filteredOn(file -> file.name().equals(XdmArchive.NAME)).singleElement()
                .satisfies(zip -> assertThat(ReceivedArchive.look(zip.content().get()))
                        .isEqualTo(new ReceivedArchive.Look.Sound(1, new Ins("279035121518989", InsAuthority.NIR_TEST))));
    }
}
