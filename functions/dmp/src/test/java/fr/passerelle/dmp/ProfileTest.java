package fr.passerelle.dmp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.consent.Profile.State;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.ProfileAnswer;
import fr.passerelle.formats.xds.Lots;

import static fr.passerelle.dmp.Samples.error;
import static fr.passerelle.dmp.Samples.fault;
import static fr.passerelle.dmp.Samples.received;
import static fr.passerelle.dmp.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;

/** TD0.2, dmp-transport.md §8. */
class ProfileTest {
    private static final String OURS = "urn:uuid:00000000-0000-0000-0000-000000000001";
    private static final String ACTIVE = sample("active");
    private static final String NOT_FOUND = sample("notfound");
    private final List<String> kept = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"active, OPEN", "closed, CLOSED", "notfound, NONE"})
    void theSampleAnswersTellTheState(String name, State expected) {
        assertThat(profile(received(200, sample(name)))).isEqualTo(new ProfileAnswer.Known(expected));
        assertThat(kept).as("identity traits").isEmpty();
    }

    @Test
    void anErrorThatMeansShutIsAnAnswer() {
        assertThat(profile(received(500, fault("Sender", "DMPClosed", "x")))).isEqualTo(new ProfileAnswer.Known(State.CLOSED));
        assertThat(profile(received(200, response("Failure", error("XDSUnknownPatientId", "x")))))
                .isEqualTo(new ProfileAnswer.Known(State.NONE));
        assertThat(profile(received(200, refused("AE", "DMPClosed", "")))).isEqualTo(new ProfileAnswer.Known(State.CLOSED));
        assertThat(profile(received(200, refused("AE", "", "Le DMP fermé")))).isEqualTo(new ProfileAnswer.Known(State.CLOSED));
    }

    @ParameterizedTest
    @CsvSource({"AE, XYZ, texte, HUMAN, XYZ", "AR, '', texte, HUMAN, AR", "AE, '', Structure introuvable, CONFIG, AE",
            "AE, DMPOk, texte, HUMAN, DMPOk", "AE, XDSRegistryBusy, texte, RETRY, XDSRegistryBusy"})
    void aRefusalAsksWhatItsCodeOrTextAsksAndIsKept(String acknowledgement, String code, String text, Kind kind, String national) {
        assertThat(profile(received(200, refused(acknowledgement, code, text)))).isInstanceOfSatisfying(ProfileAnswer.Unknown.class, u -> {
            assertThat(u.why().kind()).isEqualTo(kind);
            assertThat(u.why().nationalCodes()).containsExactly(national);
        });
        assertThat(kept).hasSize(1);
    }

    @Test
    void aQueryRefusedIsNoAbsence() {
        assertThat(profile(received(200, NOT_FOUND.replace("code=\"NF\"", "code=\"QE\"")))).isInstanceOfSatisfying(
                ProfileAnswer.Unknown.class, u -> assertThat(u.why().nationalCodes()).containsExactly("QE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=\"active\"|code=\"suspended\"", "279035121518989\"/>|277076322082910\"/>",
            "1.2.250.1.213.1.4.10|1.2.250.1.213.1.4.8", "code=\"OK\"|code=\"NF\"", "<queryResponseCode code=\"OK\"/>|",
            "<acknowledgement typeCode=\"AA\">|<acknowledgement typeCode=\"AA\"/><acknowledgement typeCode=\"AA\">",
            "<queryResponseCode code=\"OK\"/>|<queryResponseCode code=\"OK\"/><queryResponseCode code=\"NF\"/>",
            "<statusCode code=\"active\"/>|<statusCode code=\"active\"/><statusCode code=\"terminated\"/>",
            "<statusCode code=\"active\"/>|", "xmlns=\"urn:hl7-org:v3\"|xmlns=\"urn:other\"", "urn:uuid:00000000|urn:uuid:99999999",
            "</PRPA_IN201308UV02>|"})
    void anythingThatIsNotOneClearAnswerAboutThePatientAskedForIsUnknownAndNotKept(String change) {
        String[] parts = change.split("\\|", 2);
        String changed = ACTIVE.replace(parts[0], parts[1]);
        assertThat(changed).isNotEqualTo(ACTIVE);
        assertThat(profile(received(200, changed))).isInstanceOf(ProfileAnswer.Unknown.class);
        assertThat(kept).as("identity traits").isEmpty();
    }

    @Test
    void anAnswerCutAnywhereIsUnknown() {
        for (int length = 0; length < ACTIVE.strip().length(); length += 7) {
            assertThat(profile(received(200, ACTIVE.substring(0, length)))).isInstanceOf(ProfileAnswer.Unknown.class);
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aFailureOfTheLineIsUnknown() {
        assertThat(profile(new SoapAnswer.NotSent("x"))).isInstanceOfSatisfying(ProfileAnswer.Unknown.class,
                u -> assertThat(u.why().kind()).isEqualTo(Kind.RETRY));
        assertThat(profile(received(503, ACTIVE))).isInstanceOf(ProfileAnswer.Unknown.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void traitsStayOutOfTraces() {
        Reply reply = ReplyReader.read("application/soap+xml", ACTIVE.getBytes(StandardCharsets.UTF_8), OURS);
        assertThat(reply.toString()).isEqualTo("Existence[AA, OK]");
    }

    private ProfileAnswer profile(SoapAnswer answer) {
        var settings = new DmpSettings(URI.create("https://dmp.example/services"), Duration.ofSeconds(5), Duration.ofSeconds(60),
                VihfOptions.of("1.0.0-01", "HOMOLOGATION-A-OBTENIR"));
        return new DmpClient(settings, Samples.SECURITY, (_, _, _, _, _) -> answer, ReactionTable.standard(), new Lots(), _ -> {
            throw new AssertionError("no document is needed");
        }, (_, messageId, _) -> kept.add(messageId), Samples.counted(), () -> Samples.NOW).profile(Samples.enquiry());
    }

    /** A published example, about the patient of the tests. */
    private static String sample(String name) {
        return new String(Samples.answerTo("answers/td02-response-" + name + ".xml", "00000000-0000-0000-0000-000000000001"),
                StandardCharsets.UTF_8).replace("260057599900359", "279035121518989");
    }

    private static String refused(String acknowledgement, String code, String text) {
        String detail = "<acknowledgementDetail typeCode=\"E\">" + (code.isEmpty() ? "" : "<code code=\"" + code + "\"/>") + "<text>" + text
                + "</text></acknowledgementDetail>";
        return NOT_FOUND.replace("<acknowledgement typeCode=\"AA\">", "<acknowledgement typeCode=\"" + acknowledgement + "\">" + detail)
                .replaceAll("(?s)<queryAck>.*</queryAck>", "");
    }
}
