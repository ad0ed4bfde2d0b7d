package fr.passerelle.dmp.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import javax.xml.crypto.dsig.XMLSignature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import fr.passerelle.tls.KeyEntry;

import static fr.passerelle.dmp.security.TestKeys.NOW;
import static fr.passerelle.dmp.security.TestKeys.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

class LotSignatureTest {
    private static final String XADES = "http://uri.etsi.org/01903/v1.1.1#";
    private static final String LOT = "1.2.250.1.999.1.1.9001.2.1";
    private static final String DOCUMENT = "1.2.250.1.999.1.1.9001.1.1";
    private static final UUID ID = UUID.fromString("835d6430-3f68-4c49-bb78-771f2de2f791");
    private static final byte[] CDA = "<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns='urn:hl7-org:v3'><!-- c --><title>é</title></ClinicalDocument>"
            .getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void theSignatureIsValid(SignatureDigest digest) throws Exception {
        assertThat(valid(text(digest))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {">AA==<", "9001.1.1\"", "2026-11-22T08:30:00Z", ">1.2.840.10065.1.12.1.14<"})
    void whatIsSignedCannotBeChanged(String part) throws Exception {
        String signed = text(SignatureDigest.SHA256);
        String changed = signed.replace(part, part.replace('1', '7').replace('A', 'B'));
        assertThat(changed).isNotEqualTo(signed);
        // The purpose is in no reference: the DMP's own form signs the manifest and the properties of XAdES.
        assertThat(valid(changed)).isEqualTo(part.startsWith(">1.2"));
    }

    @ParameterizedTest
    @EnumSource
    void theManifestListsTheLotThenTheDigestOfEachDocument(SignatureDigest digest) throws Exception {
        Element manifest = Verifier.only(root(text(digest)), XMLSignature.XMLNS, "Manifest");
        var uris = manifest.getElementsByTagNameNS(XMLSignature.XMLNS, "Reference");
        var digests = manifest.getElementsByTagNameNS(XMLSignature.XMLNS, "DigestValue");
        assertThat(uris.getLength()).isEqualTo(2);
        assertThat(((Element) uris.item(0)).getAttribute("URI")).isEqualTo("urn:oid:" + LOT);
        assertThat(digests.item(0).getTextContent()).isEqualTo("AA==");
        assertThat(((Element) uris.item(1)).getAttribute("URI")).isEqualTo("urn:oid:" + DOCUMENT);
        byte[] canonical = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><!-- c --><title>é</title></ClinicalDocument>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Base64.getDecoder().decode(digests.item(1).getTextContent())).isEqualTo(digest.begin().digest(canonical));
    }

    @ParameterizedTest
    @EnumSource
    void theSignerThenItsChainAreNamedAndDigested(SignatureDigest digest) throws Exception {
        Element certificates = Verifier.only(root(text(digest)), XADES, "SigningCertificate");
        var digests = certificates.getElementsByTagNameNS(XADES, "DigestValue");
        var issuers = certificates.getElementsByTagNameNS(XMLSignature.XMLNS, "X509IssuerName");
        var serials = certificates.getElementsByTagNameNS(XMLSignature.XMLNS, "X509SerialNumber");
        assertThat(digests.getLength()).isEqualTo(SIGNATURE.chain().size()).isEqualTo(3);
        for (int i = 0; i < digests.getLength(); i++) {
            var certificate = SIGNATURE.chain().get(i);
            assertThat(digests.item(i).getTextContent())
                    .isEqualTo(Base64.getEncoder().encodeToString(digest.begin().digest(certificate.getEncoded())));
            assertThat(serials.item(i).getTextContent()).isEqualTo(certificate.getSerialNumber().toString());
        }
        assertThat(issuers.item(0).getTextContent()).isEqualTo("CN=TEST AC ORGANISATIONS,O=PASSERELLE,C=FR");
        assertThat(issuers.item(1).getTextContent()).isEqualTo("CN=TEST AC RACINE ORGANISATIONS,O=PASSERELLE,C=FR");
    }

    @Test
    void theShapeIsTheOneOfTheSample() throws Exception {
        String expected;
        try (InputStream in = LotSignatureTest.class.getResourceAsStream("iti41-lot-signature-xades.xml")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var alone = new KeyEntry(SIGNATURE.key(), List.of(SIGNATURE.certificate()));
        assertThat(shape(text(SignatureDigest.SHA256, alone))).isEqualTo(shape(expected));
    }

    @Test
    void theSameLotSignedAgainAtTheSameTimeGivesTheSameBytes() {
        assertThat(text(SignatureDigest.SHA256)).isEqualTo(text(SignatureDigest.SHA256));
    }

    @Test
    void thereIsNoLineBreakAnywhere() {
        assertThat(text(SignatureDigest.SHA256)).doesNotContain("\n", "\r", "&#");
    }

    private static String text(SignatureDigest digest) {
        return text(digest, SIGNATURE);
    }

    private static String text(SignatureDigest digest, KeyEntry signer) {
        try {
            byte[] cda = CanonicalDigest.of(new ByteArrayInputStream(CDA), digest);
            return new String(
                    new LotSignature(digest, () -> ID).document(LOT, List.of(new LotSignature.Signed(DOCUMENT, cda)), NOW, signer),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Element root(String document) {
        return Dom.read(document.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    }

    private static boolean valid(String document) throws Exception {
        Element root = root(document);
        return Verifier.valid(root, SIGNATURE.certificate(), "Id", Verifier.only(root, XMLSignature.XMLNS, "Manifest"),
                Verifier.only(root, XADES, "SignedProperties"));
    }

    /** All but what another key, document and time change: digests, values, certificate, names, ids; an empty element has one form. */
    private static String shape(String document) {
        return document
                .replaceAll("(DigestValue|SignatureValue|X509Certificate|X509IssuerName|X509SerialNumber|SigningTime)>(?!AA==<)[^<]+<",
                        "$1>…<")
                .replaceAll("urn:oid:[0-9.]+", "urn:oid:…").replaceAll("<([A-Za-z0-9:]+)([^<>]*)></\\1>", "<$1$2/>");
    }
}
