package fr.passerelle.formats.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.mail.KeptMessage.KeptFile;
import fr.passerelle.formats.schema.SchemaCheck;

import static org.assertj.core.api.Assertions.assertThat;

class KeptMessageJsonTest {
    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final KeptMessage ANSWER = new KeptMessage(ID, "690781810", KeptMessage.Kind.REPLY,
            Instant.parse("2026-11-20T09:00:00Z"), ID, ID, KeptMessage.answer("690781810", ID, ID), "quarantine/690781810/x/message.eml",
            "P05-suivi", "CARDIO", "Infirmière de coordination", "cardio@chu-demo.mssante.fr", null,
            List.of(new KeptFile("replies/a/1.png", "png", 12, null), new KeptFile("quarantine/b/2", null, 7, "harmful")));
    private static final KeptMessage UNMATCHED = new KeptMessage(ID, "690781810", KeptMessage.Kind.UNMATCHED,
            Instant.parse("2026-11-20T09:00:00Z"), null, null, KeptMessage.unmatched("690781810", ID), "unmatched/690781810/x/message.eml",
            null, null, null, null, KeptMessage.Bearer.UNKNOWN, List.of());

    @Test
    void whatIsToldFollowsThePublishedSchemaAndIsReadBack() throws Exception {
        var schema = new SchemaCheck("reply/reply-event.schema.json");
        for (KeptMessage kept : List.of(ANSWER, UNMATCHED)) {
            byte[] json = KeptMessageJson.write(kept);
            assertThat(schema.faults(Json.mapper().readTree(json))).isEmpty();
            assertThat(KeptMessageJson.read(json)).isEqualTo(kept);
        }
    }

    @Test
    void onlyTheFileOfTheVaultHoldsWhatWasWritten() {
        String content = new String(KeptMessageJson.content(ANSWER, "RE: Suivi", "Bonjour", List.of("a.png", "b.exe")),
                StandardCharsets.UTF_8);
        assertThat(content).contains("\"text\":\"Bonjour\"", "\"name\":\"a.png\"");
        assertThat(new String(KeptMessageJson.write(ANSWER), StandardCharsets.UTF_8)).doesNotContain("Bonjour", "a.png", "RE:");
    }
}
