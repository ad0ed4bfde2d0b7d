package fr.passerelle.simulators.dmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.dom.DOMValidateContext;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xml.Xml;

import static fr.passerelle.simulators.TestFiles.fill;
import static fr.passerelle.simulators.TestFiles.replace;

/**
 * A signed call the DMP accepts, to be spoiled one piece at a time, before or after it is signed.
 *
 * <p>It signs by templates, canonical forms and RSA, not through the XML signature API the simulator verifies with. Pieces beyond those
 * of {@link SampleCall}: {@code vihf-signature} and {@code signature} before they are signed, {@code vihf-signed} and
 * {@code signature-signed} after, {@code entry} of the signature, {@code update} and {@code existence} for the bodies.
 */
final class SignedCall {
    static final String STRUCTURE = "1120459876";
    static final String PATIENT = "279035121518989";
    private static final String MESSAGE_ID = "urn:uuid:3db4d819-a65c-449f-9e91-3333018ee9b8";
    private static final String ASSERTION_ID = "_bd1fd368-5a81-4d30-93e6-37ce708d6fb5";
    private static final String ISSUER = "CN=PASSERELLE SIGN TEST,OU=1120459876,O=CENTRE HOSPITALIER DE TEST,ST=Aveyron (12),C=FR";
    private static final String SOAP_TYPE = "application/soap+xml; charset=UTF-8";
    private static final String DS = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
    private static final String XA = " xmlns:xa=\"http://uri.etsi.org/01903/v1.1.1#\"";

    private final SampleCall call;
    private final Credential vihfSigner;
    private final Credential lotSigner;
    private final X509Certificate client;
    private final int number;
    private final boolean newIds;
    private final Map<String, UnaryOperator<String>> spoilt;

    private SignedCall(SampleCall call, Credential vihfSigner, Credential lotSigner, X509Certificate client, int number, boolean newIds,
            Map<String, UnaryOperator<String>> spoilt) {
        this.call = call;
        this.vihfSigner = vihfSigner;
        this.lotSigner = lotSigner;
        this.client = client;
        this.number = number;
        this.newIds = newIds;
        this.spoilt = spoilt;
    }

    static SignedCall right(TestPki pki) {
        Credential seal = pki.signature(STRUCTURE);
        return new SignedCall(SampleCall.right(), seal, seal, pki.authentication(STRUCTURE).certificate(), 1, true, Map.of());
    }

    SignedCall with(String piece, UnaryOperator<String> change) {
        return switch (piece) {
            case "document", "lot", "vihf", "soap", "query", "contentType" ->
                new SignedCall(call.with(piece, change), vihfSigner, lotSigner, client, number, newIds, spoilt);
            default -> {
                Map<String, UnaryOperator<String>> changes = new HashMap<>(spoilt);
                changes.merge(piece, change, (first, second) -> text -> second.apply(first.apply(text)));
                yield new SignedCall(call, vihfSigner, lotSigner, client, number, newIds, changes);
            }
        };
    }

    SignedCall with(String piece, String from, String to) {
        return with(piece, text -> replace(text, from, to));
    }

    SignedCall vihfSignedBy(Credential other) {
        return new SignedCall(call, other, lotSigner, client, number, newIds, spoilt);
    }

    SignedCall lotSignedBy(Credential other) {
        return new SignedCall(call, vihfSigner, other, client, number, newIds, spoilt);
    }

    SignedCall calledBy(X509Certificate other) {
        return new SignedCall(call, vihfSigner, lotSigner, other, number, newIds, spoilt);
    }

    /** The same lot with other ids: another document for the registry. */
    SignedCall numbered(int other) {
        return new SignedCall(call.numbered(other), vihfSigner, lotSigner, client, other, newIds, spoilt);
    }

    /** The same ids of message and assertion at each call, which is a fault. */
    SignedCall replayed() {
        return new SignedCall(call, vihfSigner, lotSigner, client, number, false, spoilt);
    }

    SignedCall replacing(String entryUuid) {
        return with("lot", "</rim:RegistryObjectList>",
                "<rim:Association id=\"as2\" associationType=\"urn:ihe:iti:2007:AssociationType:RPLC\" sourceObject=\"Document01\" targetObject=\""
                        + entryUuid + "\"/></rim:RegistryObjectList>");
    }

    DmpAnswer feed(DmpSimulator dmp) throws IOException {
        return dmp.answer(path(DmpSimulator.REPOSITORY), call.contentType(), feedBytes(), client);
    }

    DmpAnswer ask(DmpSimulator dmp) throws IOException {
        return dmp.answer(path(DmpSimulator.REGISTRY), SOAP_TYPE, bytes(envelope(Transaction.QUERY, call.query())), client);
    }

    DmpAnswer delete(DmpSimulator dmp, String entryUuid) throws IOException {
        String body = spoil("update",
                fill(TestFiles.text("update.xml").replaceFirst("<\\?xml.*\\?>\\s*", ""), Map.of("TARGET", entryUuid)));
        return dmp.answer(path(DmpSimulator.REGISTRY), SOAP_TYPE, bytes(envelope(Transaction.DELETE, body)), client);
    }

    DmpAnswer exists(DmpSimulator dmp) throws IOException {
        return dmp.answer(path(DmpSimulator.PATIENTS), SOAP_TYPE,
                bytes(envelope(Transaction.EXISTENCE, spoil("existence", TestFiles.text("existence.xml")))), client);
    }

    /** The message of a feed. */
    byte[] feedBytes() {
        String signature = signedLot();
        Digest digest = digest(signature);
        String entry = fill(TestFiles.text("signature-entry.xml"), Map.of("HASH", digest.sha1(), "SIZE", Long.toString(digest.size()),
                "SIGNATURE_ID", "1.2.250.1.999.1.1.9002.7." + number));
        String lot = replace(call.lot(), "</rim:RegistryObjectList>", spoil("entry", entry) + "</rim:RegistryObjectList>");
        String body = "<xdsb:ProvideAndRegisterDocumentSetRequest xmlns:xdsb=\"urn:ihe:iti:xds-b:2007\">" + lot
                + include("Document01", "doc1")
                + include("Signature01", "sig1") + "</xdsb:ProvideAndRegisterDocumentSetRequest>";
        return bytes("--MB\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\nContent-ID: <root@test>\r\n\r\n" + envelope(Transaction.FEED, body)
                + part("doc1", call.document()) + part("sig1", signature) + "\r\n--MB--\r\n");
    }

    private static String include(String id, String part) {
        return "<xdsb:Document id=\"" + id + "\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:" + part
                + "@test\"/></xdsb:Document>";
    }

    private static String part(String id, String content) {
        return "\r\n--MB\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id + "@test>\r\n\r\n" + content;
    }

    private String envelope(Transaction transaction, String body) {
        String soap = call.soap();
        if (newIds && soap.contains(MESSAGE_ID)) {
            soap = replace(soap, MESSAGE_ID, "urn:uuid:" + UUID.randomUUID());
        }
        return fill(soap, Map.of("ACTION", spoil("action", transaction.action()), "ASSERTION", signedVihf(), "BODY", body));
    }

    private String signedVihf() {
        X509Certificate certificate = vihfSigner.certificate();
        String assertion = call.vihf().replace(ISSUER, certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
        String id = newIds ? "_" + UUID.randomUUID() : ASSERTION_ID;
        assertion = assertion.replace(ASSERTION_ID, id);
        String template = spoil("vihf-signature", TestFiles.text("vihf-signature.xml").strip());
        String digest = b64(sha(template, canonical(CanonicalizationMethod.EXCLUSIVE, assertion)));
        String signature = fill(template, Map.of("ASSERTION", id, "DIGEST", digest, "CERTIFICATE", b64(der(certificate))));
        String info = element(signature, "ds:SignedInfo", DS);
        signature = fill(signature,
                Map.of("VALUE", b64(sign(template, vihfSigner, canonical(CanonicalizationMethod.EXCLUSIVE, info)))));
        return spoil("vihf-signed", replace(assertion, "</Issuer>", "</Issuer>" + signature)).strip();
    }

    private String signedLot() {
        X509Certificate certificate = lotSigner.certificate();
        String template = spoil("signature", TestFiles.text("lot-signature.xml").strip());
        String signature = fill(template, Map.of("LOT", value(call.lot(), "96fdda7c-d067-4183-912e-bf5ee74998a8"),
                "DOCUMENT", value(call.lot(), "2e82c1f6-a085-4c72-9da3-8640a32e42ab"),
                "DOC_DIGEST", b64(sha(template, canonical(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, call.document()))),
                "CERT_DIGEST", b64(sha(template, der(certificate))),
                "ISSUER", certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
                "SERIAL", certificate.getSerialNumber().toString(), "CERTIFICATE", b64(der(certificate))));
        signature = fill(signature, Map.of("MANIFEST_DIGEST", b64(sha(template, inclusive(element(signature, "ds:Manifest", DS)))),
                "PROPERTIES_DIGEST", b64(sha(template, inclusive(element(signature, "xa:SignedProperties", DS + XA))))));
        signature = fill(signature,
                Map.of("VALUE", b64(sign(template, lotSigner, inclusive(element(signature, "ds:SignedInfo", DS))))));
        return spoil("signature-signed", signature);
    }

    private String spoil(String piece, String text) {
        return spoilt.getOrDefault(piece, UnaryOperator.identity()).apply(text);
    }

    private static String value(String lot, String scheme) {
        return lot.replaceAll("(?s).*urn:uuid:" + scheme + "\" value=\"([^\"]*)\".*", "$1");
    }

    /** An element cut out of a text as a document of its own, with the namespaces it inherits. */
    private static String element(String text, String name, String namespaces) {
        int start = text.indexOf("<" + name);
        int end = text.indexOf("</" + name + ">");
        return start < 0 || end < 0
                ? "<absent/>"
                : "<" + name + namespaces + text.substring(start + name.length() + 1, end) + "</" + name + ">";
    }

    private static byte[] inclusive(String xml) {
        return canonical(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, xml);
    }

    private static byte[] canonical(String algorithm, String xml) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TransformService canonical = TransformService.getInstance(algorithm, "DOM");
            Element place = Xml.parse(new ByteArrayInputStream(bytes("<a/>"))).getDocumentElement();
            canonical.init(new DOMStructure(place), null);
            canonical.transform(new OctetStreamData(new ByteArrayInputStream(bytes(xml))),
                    new DOMValidateContext(new SecretKeySpec(new byte[1], "none"), place), out);
        } catch (GeneralSecurityException | IOException | SAXException | TransformException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** With SHA-1 when the signature says so. */
    private static byte[] sha(String template, byte[] content) {
        try {
            return MessageDigest.getInstance(template.contains("xmldsig#sha1") ? "SHA-1" : "SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(String template, Credential credential, byte[] content) {
        try {
            Signature signature = Signature.getInstance(template.contains("xmldsig#rsa-sha1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(credential.key());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Digest digest(String text) {
        try {
            return Digest.of(new ByteArrayInputStream(bytes(text)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String b64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String path(String endpoint) {
        return DmpSimulator.SERVICES + "/" + endpoint;
    }
}
