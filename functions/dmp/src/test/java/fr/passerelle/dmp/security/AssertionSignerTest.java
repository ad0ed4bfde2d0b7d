package fr.passerelle.dmp.security;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.xml.crypto.dsig.XMLSignature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import static fr.passerelle.dmp.security.TestKeys.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AssertionSignerTest {
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String BEFORE = "<Assertion xmlns=\"" + SAML
            + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ID=\"_1\" Version=\"2.0\"><Issuer Format=\"f\">CN=x</Issuer>";
    private static final String AFTER = "<Subject><NameID>899700000013</NameID></Subject>\n<!-- kept -->"
            + "<Role xmlns=\"urn:hl7-org:v3\" code=\"10\" displayName=\"Médecin &quot;&lt;>\" xsi:type=\"CE\"></Role></Assertion>";
    private static final byte[] UNSIGNED = (BEFORE + AFTER).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void theSignatureIsValidOnceInTheEnvelope(SignatureDigest digest) throws Exception {
        assertThat(validInEnvelope(text(digest))).isTrue();
    }

    @Test
    void theSignatureComesRightAfterTheIssuerAndNothingElseChanges() {
        String signed = text(SignatureDigest.SHA256);
        assertThat(signed).startsWith(BEFORE + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">")
                .endsWith("</ds:Signature>" + AFTER);
        assertThat(signed.indexOf("</ds:Signature>") + "</ds:Signature>".length() + AFTER.length()).isEqualTo(signed.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"899700000013", "<!-- kept", "code=\"10\"", "CN=x", "_1\" V"})
    void anyChangeBreaksIt(String part) throws Exception {
        String signed = text(SignatureDigest.SHA256);
        String changed = signed.replace(part, part.replace('1', '7').replace('e', 'i').replace('x', 'y'));
        assertThat(changed).isNotEqualTo(signed);
        if (part.equals("<!-- kept")) {
            assertThat(validInEnvelope(changed)).as("exclusive canonicalization leaves comments out").isTrue();
        } else {
            assertThat(validInEnvelope(changed)).isFalse();
        }
    }

    @Test
    void base64IsOnOneLine() throws Exception {
        String signed = text(SignatureDigest.SHA256);
        assertThat(signed).doesNotContain("&#13;", "&#xD;", "\r");
        assertThat(signed.substring(0, signed.indexOf("</ds:Signature>"))).doesNotContain("\n");
        assertThat(signed).contains("<ds:X509Certificate>"
                + Base64.getEncoder().encodeToString(SIGNATURE.certificate().getEncoded()) + "</ds:X509Certificate>");
    }

    @Test
    void theAlgorithmsAreThoseOfTheDmp() throws Exception {
        String expected;
        try (InputStream in = AssertionSignerTest.class.getResourceAsStream("vihf-indirecte-signed.xml")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(shape(text(SignatureDigest.SHA256))).isEqualTo(shape(expected));
        assertThat(text(SignatureDigest.SHA1)).contains("\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\"",
                "\"http://www.w3.org/2000/09/xmldsig#sha1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<Assertion/>", "<Assertion xmlns='" + SAML + "'><Issuer/></Assertion>",
            "<Assertion xmlns='" + SAML + "' ID='a'><Subject><Issuer/></Subject></Assertion>",
            "<!DOCTYPE Assertion><Assertion xmlns='" + SAML + "' ID='a'><Issuer/></Assertion>"})
    void whatIsNotAnAssertionIsNotSigned(String other) {
        var signer = new AssertionSigner(SignatureDigest.SHA256);
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(other.getBytes(StandardCharsets.UTF_8), SIGNATURE));
    }

    private static String text(SignatureDigest digest) {
        return new String(new AssertionSigner(digest).sign(UNSIGNED, SIGNATURE), StandardCharsets.UTF_8);
    }

    /** The signature without its values. */
    private static String shape(String signed) {
        return signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>"))
                .replaceAll("(DigestValue|SignatureValue|X509Certificate)>[^<]+<", "$1><").replaceAll("URI=\"#[^\"]+\"", "URI=\"#id\"")
                .replaceAll("></ds:(CanonicalizationMethod|SignatureMethod|Transform|DigestMethod)>", "/>");
    }

    private static boolean validInEnvelope(String assertion) throws Exception {
        String envelope = "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\" xmlns=\"urn:other\" xmlns:ds=\"urn:trap\" xml:lang=\"fr\"><soap:Header>"
                + assertion + "</soap:Header></soap:Envelope>";
        Element root = Dom.read(envelope.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        return Verifier.valid(Verifier.only(root, XMLSignature.XMLNS, "Signature"), SIGNATURE.certificate(), "ID",
                Verifier.only(root, SAML, "Assertion"));
    }
}
