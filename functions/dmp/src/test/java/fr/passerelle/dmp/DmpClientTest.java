package fr.passerelle.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Presence;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.dmp.security.CanonicalDigest;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.dmp.security.TestKeys;
import fr.passerelle.dmp.security.Verifier;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.tls.TrustAnchors;
import fr.passerelle.tls.UnusableKeysException;

import static fr.passerelle.dmp.Samples.error;
import static fr.passerelle.dmp.Samples.received;
import static fr.passerelle.dmp.Samples.references;
import static fr.passerelle.dmp.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DmpClientTest {
    private final List<String> posted = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    @Test
    void eachTryHasItsOwnMessageAndAssertionAndTheSameIdsOfDocumentAndLot() {
        DmpClient dmp = client(received(503, ""), received(200, response("Success", "")));
        assertThat(dmp.feed(Samples.lot(), Departure.AT_ONCE).kind()).isEqualTo(Kind.RETRY);
        assertThat(dmp.feed(Samples.lot(), Departure.AT_ONCE).kind()).isEqualTo(Kind.DONE);
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
        client(received(200, response("Failure", error("XDSRegistryError", "explication")))).feed(Samples.lot(), Departure.AT_ONCE);
        client(received(200, response("Success", error("XDSExtraMetadataNotSaved", "remarque", "Warning")))).feed(Samples.lot(),
                Departure.AT_ONCE);
        client(received(200, response("Success", ""))).feed(Samples.lot(), Departure.AT_ONCE);
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst()).startsWith("00000000-0000-0000-0000-000000000001 ").contains("explication");
    }

    @Test
    void aReplacementPointsAtTheReferenceAndCarriesTheFlagsThatApply() {
        client(received(200, response("Success", ""))).feed(Samples.replacement("urn:uuid:7"), Departure.AT_ONCE);
        assertThat(posted.getFirst()).startsWith("/repository");
        assertThat(posted.getFirst().replaceAll("(?s)<rim:ExtrinsicObject id=\"Signature01\".*?</rim:ExtrinsicObject>", ""))
                .contains(
                        "associationType=\"urn:ihe:iti:2007:AssociationType:RPLC\" sourceObject=\"Document01\" targetObject=\"urn:uuid:7\"",
                        "nodeRepresentation=\"N\"", "nodeRepresentation=\"INVISIBLE_PATIENT\"")
                .doesNotContain("MASQUE_PS");
    }

    @Test
    void aDeletionIsAskedOfTheRegistryInTheNameOfWhoAsks() {
        Reaction reaction = client(new SoapAnswer.Received(200, "application/soap+xml", Samples.answerTo(
                "answers/td33c-response-success.xml", "00000000-0000-0000-0000-000000000001")))
                .delete(Samples.removal(), Departure.AT_ONCE);
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
        Reaction reaction = client(received(200, response("Failure", error(code, "explication")))).delete(Samples.removal(),
                Departure.AT_ONCE);
        assertThat(reaction.kind()).isEqualTo(kind);
        assertThat(reaction.catalogueCode()).isEqualTo(catalogue);
        assertThat(reaction.nationalCodes()).containsExactly(code);
        assertThat(kept).hasSize(1);
    }

    @Test
    void everyCallCarriesAnAssertionSignedByTheSealOfTheStructure() throws Exception {
        DmpClient dmp = client(received(200, response("Success", "")), received(200, references()), received(200, response("Success", "")),
                received(500, ""));
        dmp.feed(Samples.lot(), Departure.AT_ONCE);
        dmp.find(Samples.enquiry());
        dmp.delete(new Removal(Samples.lot().content(), 0, "1.2.250.1.999.1.1.5.2", "urn:uuid:1"), Departure.AT_ONCE);
        dmp.profile(Samples.enquiry());
        assertThat(posted).hasSize(4);
        for (String call : posted) {
            Element envelope = root("<soap:Envelope" + between(call, "<soap:Envelope", "</soap:Envelope>") + "</soap:Envelope>");
            Element assertion = Verifier.only(envelope, "urn:oasis:names:tc:SAML:2.0:assertion", "Assertion");
            assertThat(Verifier.only(envelope, "urn:oasis:names:tc:SAML:2.0:assertion", "Issuer").getTextContent())
                    .isEqualTo("CN=PASSERELLE SIGN,OU=1750999997,O=CENTRE HOSPITALIER DE TEST,ST=Paris (75),C=FR");
            assertThat(Verifier.valid(Verifier.only(envelope, XMLSignature.XMLNS, "Signature"), TestKeys.SIGNATURE.certificate(), "ID",
                    assertion)).isTrue();
        }
    }

    @Test
    void theLotCarriesItsSignatureAsASecondDocument() throws Exception {
        client(received(200, response("Success", ""))).feed(Samples.lot(), Departure.AT_ONCE);
        String call = posted.getFirst();
        String signature = between(call, "Content-ID: <sig1@passerelle>\r\n\r\n", "\r\n--");
        Element root = root(signature);
        assertThat(Verifier.valid(root, TestKeys.SIGNATURE.certificate(), "Id", Verifier.only(root, XMLSignature.XMLNS, "Manifest"),
                Verifier.only(root, "http://uri.etsi.org/01903/v1.1.1#", "SignedProperties"))).isTrue();
        String digest = Base64.getEncoder()
                .encodeToString(CanonicalDigest.of(new ByteArrayInputStream(Samples.CDA), SignatureDigest.SHA256));
        assertThat(signature).contains("urn:oid:1.2.250.1.999.1.1.5.1", "urn:oid:1.2.250.1.999.1.1.3.1", digest);
        byte[] sent = signature.getBytes(StandardCharsets.UTF_8);
        String entry = between(call, "<rim:ExtrinsicObject id=\"Signature01\"", "</rim:ExtrinsicObject>");
        assertThat(entry).contains(">" + sent.length + "<",
                ">" + HexFormat.of().formatHex(SignatureDigest.SHA1.begin().digest(sent)) + "<");
        assertThat(call).contains("<xdsb:Document id=\"Signature01\">", "href=\"cid:sig1@passerelle\"",
                "AssociationType:signs\" sourceObject=\"Signature01\" targetObject=\"SubmissionSet01\"");
    }

    @Test
    void theSignatureHasTheSameIdAtEachTry() {
        DmpClient dmp = client(received(503, ""), received(200, response("Success", "")));
        dmp.feed(Samples.lot(), Departure.AT_ONCE);
        dmp.feed(Samples.lot(), Departure.AT_ONCE);
        String id = Samples.lot().content().establishment().oids().signature("1.2.250.1.999.1.1.5.1");
        assertThat(posted).hasSize(2).allMatch(call -> call.contains("value=\"" + id + "\""));
    }

    @Test
    void nothingIsSentWithKeysThatCannotBeUsed() {
        Reason expired = Reason.of("CERTIFICATE_EXPIRED", "ORG SIGN", "01/01/2026");
        var security = new DmpSecurity(Environment.TEST, (_, _) -> {
            throw new UnusableKeysException(expired);
        }, () -> Samples.ANCHORS, SignatureDigest.SHA256, SignatureDigest.SHA256);
        DmpClient dmp = client(security, path -> new ByteArrayInputStream(Samples.CDA));
        assertThat(dmp.feed(Samples.lot(), Departure.AT_ONCE))
                .isEqualTo(new Reaction(Kind.CONFIG, Health.REFUSED, "CERTIFICATE_EXPIRED", List.of("ORG SIGN", "01/01/2026")));
        assertThat(dmp.find(Samples.enquiry())).isInstanceOfSatisfying(Presence.Unknown.class,
                unknown -> assertThat(unknown.why().kind()).isEqualTo(Kind.CONFIG));
        assertThat(posted).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void nothingIsSentWithoutKnowingWhomToBelieve() {
        var security = new DmpSecurity(Environment.TEST, (_, _) -> Samples.KEYS, () -> TrustAnchors.ofPem(""), SignatureDigest.SHA256,
                SignatureDigest.SHA256);
        assertThat(client(security, path -> new ByteArrayInputStream(Samples.CDA)).feed(Samples.lot(), Departure.AT_ONCE).catalogueCode())
                .isEqualTo("TRUST_UNREADABLE");
        assertThat(posted).isEmpty();
    }

    @Test
    void aPatientOfTheTestDomainNeverReachesProduction() {
        var security = new DmpSecurity(Environment.PRODUCTION, (_, _) -> Samples.KEYS, () -> Samples.ANCHORS, SignatureDigest.SHA256,
                SignatureDigest.SHA256);
        assertThat(client(security, path -> new ByteArrayInputStream(Samples.CDA)).feed(Samples.lot(), Departure.AT_ONCE))
                .isEqualTo(new Reaction(Kind.CONFIG,
                        Health.SUSPECT, "DMP_INCOHERENT",
                        List.of("l'autorité de l'INS", "1.2.250.1.213.1.4.10", "l'environnement", "PRODUCTION")));
        assertThat(posted).isEmpty();
    }

    @Test
    void productionIsReachedByTlsOnly() {
        var security = new DmpSecurity(Environment.PRODUCTION, (_, _) -> Samples.KEYS, () -> Samples.ANCHORS, SignatureDigest.SHA256,
                SignatureDigest.SHA256);
        var settings = new DmpSettings(URI.create("http://dmp.example"), Duration.ZERO, Duration.ZERO, VihfOptions.of("1", "H"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DmpClient(settings, security, (_, _, _, _, _) -> received(200, ""),
                ReactionTable.standard(), new Lots(), path -> InputStream.nullInputStream(), (_, _, _) -> {
                }, Samples.counted(), () -> Samples.NOW)).withMessageContaining("https");
    }

    @Test
    void aDocumentThatIsNoLongerTheOneMadeReadyIsNotSent() {
        String cda = new String(Samples.CDA, StandardCharsets.UTF_8);
        for (String other : List.of(cda + "\n", cda.replace("/>", "></ClinicalDocument>"), cda.replace("/>", ">"), "")) {
            DmpClient dmp = client(Samples.SECURITY, path -> new ByteArrayInputStream(other.getBytes(StandardCharsets.UTF_8)));
            assertThat(dmp.feed(Samples.lot(), Departure.AT_ONCE))
                    .isEqualTo(new Reaction(Kind.HUMAN, Health.SUSPECT, "DMP_DOCUMENT_ALTERED", List.of("1.2.250.1.999.1.1.3.1")));
        }
        assertThat(posted).isEmpty();
    }

    @Test
    void aVaultThatDoesNotAnswerIsTriedLater() {
        DmpClient dmp = client(Samples.SECURITY, path -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        });
        assertThatThrownBy(() -> dmp.feed(Samples.lot(), Departure.AT_ONCE)).isInstanceOf(StoreUnavailableException.class);
        assertThat(posted).isEmpty();
    }

    private static Element root(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
    }

    @Test
    void whatChangesSomethingLeavesInItsTurnAndAQuestionAtOnce() {
        DmpClient dmp = client(received(200, response("Success", "")));
        assertThat(dmp.feed(Samples.lot(), () -> false)).isEqualTo(new Reaction(Kind.RETRY, Health.UP, "DMP_CEILING", List.of()));
        assertThat(dmp.delete(Samples.removal(), () -> false).catalogueCode()).isEqualTo("DMP_CEILING");
        assertThat(posted).isEmpty();
        dmp.find(new Enquiry(Samples.lot().content(), 0, "1.2.250.1.999.1.1.4.1"));
        assertThat(posted).hasSize(1);
    }

    private DmpClient client(SoapAnswer... answers) {
        return client(Samples.SECURITY, path -> new ByteArrayInputStream(Samples.CDA), answers);
    }

    private DmpClient client(DmpSecurity security, DocumentSource documents, SoapAnswer... answers) {
        Deque<SoapAnswer> left = new ArrayDeque<>(Arrays.asList(answers));
        SoapTransport transport = (tls, path, contentType, body, departure) -> {
            if (!departure.await()) {
                return SoapAnswer.Withheld.CEILING;
            }
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
        return new DmpClient(settings, security, transport, ReactionTable.standard(), new Lots(), documents,
                (lot, messageId, answer) -> kept.add(messageId + " " + new String(answer, StandardCharsets.UTF_8)), Samples.counted(),
                () -> Samples.NOW);
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
