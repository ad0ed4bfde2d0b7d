package fr.passerelle.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Presence;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.formats.xds.Lots;

import static fr.passerelle.dmp.Samples.error;
import static fr.passerelle.dmp.Samples.received;
import static fr.passerelle.dmp.Samples.references;
import static fr.passerelle.dmp.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;

class DmpClientTest {
    private final List<String> posted = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    @Test
    void eachTryHasItsOwnMessageAndAssertionAndTheSameIdsOfDocumentAndLot() {
        DmpClient dmp = client(received(503, ""), received(200, response("Success", "")));
        assertThat(dmp.feed(Samples.lot()).kind()).isEqualTo(Kind.RETRY);
        assertThat(dmp.feed(Samples.lot()).kind()).isEqualTo(Kind.DONE);
        assertThat(posted).extracting(p -> between(p, "<wsa:MessageID>", "<")).doesNotHaveDuplicates();
        assertThat(posted).extracting(p -> between(p, " ID=\"", "\"")).doesNotHaveDuplicates();
        assertThat(posted).allSatisfy(p -> assertThat(p).contains("1.2.250.1.999.1.1.5.1", "1.2.250.1.999.1.1.3.1", "<ClinicalDocument"));
    }

    @Test
    void aDocumentIsAskedForByItsUniqueId() {
        DmpClient dmp = client(received(200, references("urn:uuid:1")));
        assertThat(dmp.find(Samples.enquiry())).isInstanceOf(Presence.Found.class);
        assertThat(posted.getFirst()).startsWith("/registry").contains("('1.2.250.1.999.1.1.3.1')", "returnType=\"ObjectRef\"",
                "urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4", "279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH");
    }

    @Test
    void onlyACleanEmptyAnswerProvesAbsence() {
        assertThat(client(received(200, references())).find(Samples.enquiry())).isInstanceOf(Presence.Absent.class);
        assertThat(client(received(200, references("urn:uuid:1", "urn:uuid:2"))).find(Samples.enquiry()))
                .isEqualTo(new Presence.Found(List.of("urn:uuid:1", "urn:uuid:2")));
        for (SoapAnswer answer : List.of(received(500, references()), received(200, response("Failure", error("XDSRegistryError", "x"))),
                received(200, Samples.fault("Receiver", "", "x")), received(200, "<html/>"), new SoapAnswer.Lost("x"),
                new SoapAnswer.NotSent("x"), received(200, Samples.envelope("urn:uuid:of-another", "")),
                received(200, references("urn:uuid:1", "")))) {
            assertThat(client(answer).find(Samples.enquiry())).as(answer.toString()).isInstanceOf(Presence.Unknown.class);
        }
    }

    @Test
    void answersThatNeedExplainingAreKeptWhole() {
        client(received(200, response("Failure", error("XDSRegistryError", "explication")))).feed(Samples.lot());
        client(received(200, response("Success", error("XDSExtraMetadataNotSaved", "remarque", "Warning")))).feed(Samples.lot());
        client(received(200, response("Success", ""))).feed(Samples.lot());
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst()).startsWith("00000000-0000-0000-0000-000000000001 ").contains("explication");
    }

    @Test
    void aReplacementPointsAtTheReferenceAndCarriesTheFlagsThatApply() {
        client(received(200, response("Success", ""))).feed(Samples.replacement("urn:uuid:7"));
        assertThat(posted.getFirst()).startsWith("/repository")
                .contains(
                        "associationType=\"urn:ihe:iti:2007:AssociationType:RPLC\" sourceObject=\"Document01\" targetObject=\"urn:uuid:7\"",
                        "nodeRepresentation=\"N\"", "nodeRepresentation=\"INVISIBLE_PATIENT\"")
                .doesNotContain("MASQUE_PS");
    }

    @Test
    void aDeletionIsAskedOfTheRegistryInTheNameOfWhoAsks() {
        Reaction reaction = client(new SoapAnswer.Received(200, "application/soap+xml", Samples.answerTo(
                "answers/td33c-response-success.xml", "00000000-0000-0000-0000-000000000001"))).delete(Samples.removal());
        assertThat(reaction).isEqualTo(new Reaction(Kind.DONE, Health.UP, "DMP_DELETED", List.of()));
        assertThat(posted.getFirst()).startsWith("/registry")
                .contains("urn:ihe:iti:2010:UpdateDocumentSet<", "<Subject><NameID>899700000013",
                        "AuthnInstant=\"2026-11-21T08:00:00.000Z\"", "urn:asip:ci-sis:2010:StatusType:Deleted",
                        "targetObject=\"urn:uuid:2d276dc9-52a7-48f4-ab71-e9a934e2875b\"", "1.2.250.1.999.1.1.5.2")
                .doesNotContain("ExtrinsicObject", "ClinicalDocument");
        assertThat(kept).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"XDSRegistryMetadataError, PERMANENT, DMP_DELETION_REFUSED", "DMPInconnu, HUMAN, DMP_DELETION_REFUSED",
            "XDSMetadataUpdateError, REBUILD, DMP_DELETION_REFUSED", "UnresolvedReferenceException, REBUILD, DMP_REFERENCE_CHANGED",
            "XDSRegistryBusy, RETRY, DMP_RETRY", "DMPClosed, NOT_DELIVERABLE, DMP_CLOSED"})
    void aDeletionRefusedIsToldAsADeletion(String code, Kind kind, String catalogue) {
        Reaction reaction = client(received(200, response("Failure", error(code, "explication")))).delete(Samples.removal());
        assertThat(reaction.kind()).isEqualTo(kind);
        assertThat(reaction.catalogueCode()).isEqualTo(catalogue);
        assertThat(reaction.nationalCodes()).containsExactly(code);
        assertThat(kept).hasSize(1);
    }

    private DmpClient client(SoapAnswer... answers) {
        Deque<SoapAnswer> left = new ArrayDeque<>(Arrays.asList(answers));
        SoapTransport transport = (path, contentType, body) -> {
            var out = new ByteArrayOutputStream();
            try {
                body.writeTo(out);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            posted.add(path + " " + out.toString(StandardCharsets.UTF_8));
            return left.pop();
        };
        var settings = new DmpSettings(URI.create("https://dmp.example/services/"), Duration.ofSeconds(5), Duration.ofSeconds(60),
                VihfOptions.of("1.0.0-01", "HOMOLOGATION-A-OBTENIR"));
        return new DmpClient(settings, transport, ReactionTable.standard(), new Lots(), path -> new ByteArrayInputStream(Samples.CDA),
                (lot, messageId, answer) -> kept.add(messageId + " " + new String(answer, StandardCharsets.UTF_8)), Samples.counted(),
                () -> Samples.NOW);
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
