package fr.passerelle.local.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.local.restore.Redrop.Dropped;

import static org.assertj.core.api.Assertions.assertThat;

class RestoreTest {
    private static final Instant POINT = Instant.parse("2026-11-23T11:00:00Z");
    private static final DispatchRef ONE = new DispatchRef("a".repeat(32), "b".repeat(32));
    private static final DispatchRef OTHER = new DispatchRef("c".repeat(32), "d".repeat(32));

    @TempDir
    private Path folder;

    @Test
    void theLogOfAnOperatorNamesTheMailsItTookByEitherOfTheirIds() throws IOException {
        Path log = folder.resolve("mail.log");
        Files.writeString(log, "Nov 23 12:01:00 mx1 queued as 4F2, message-id=" + new MailId(ONE).messageId("chu.mssante.fr")
                + "\nNov 23 12:01:02 mx1 noqueue\nNov 23 12:03:00 mx1 envid=" + new MailId(OTHER).envelope(2) + " status=sent\n");
        assertThat(MailLog.read(log)).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void filesDroppedFromThePointOnAreToldAgainInTheirOrderWithTheirVersion() {
        var later = dropped("690781810/inbox/b.json", "v2", POINT.plusSeconds(60));
        var first = dropped("690781810/inbox/é 1.pdf", null, POINT);
        var all = Stream.of(later, dropped("690781810/inbox/a.json", "v1", POINT.minusSeconds(1)), first,
                dropped("690781810/inbox/", "v1", POINT.plusSeconds(5)));
        assertThat(Redrop.since(all, POINT)).containsExactly(first, later);
        assertThat(later.event("drops")).contains("\"versionId\":\"v2\"", "\"eTag\":\"e7\"", "\"name\":\"drops\"", "ObjectCreated");
        assertThat(first.event("drops")).contains("\"versionId\":\"\"", "%C3%A9+1.pdf");
    }

    private static Dropped dropped(String key, String version, Instant at) {
        return new Dropped(key, version, "\"e7\"", 12, at);
    }
}
