package fr.passerelle.dmp.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Manifest;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureProperties;
import javax.xml.crypto.dsig.SignatureProperty;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.KeyUse;

/**
 * The signature of a lot: the document by which the structure answers for what it feeds (XAdES in its version 1.1.1,
 * dmp-transport.md §6.2). It lists the lot and the digest of each of its documents in a manifest.
 */
public final class LotSignature {
    /** Purpose of the signature: source (ASTM E1762), the value of {@code SignatureProperty}. */
    public static final String SOURCE = "1.2.840.10065.1.12.1.14";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MANIFEST = "IHEManifest";
    private static final String SIGNED_PROPERTIES = "S0-SignedProperties";
    /** Stands for the digest of the lot, which has none: it is written {@code AA==}. */
    private static final byte[] NO_DIGEST = {0};

    private final SignatureDigest digest;
    private final Supplier<UUID> ids;

    /**
     * @param digest the one the digests of the documents were made with as well
     * @param ids of the signatures: random in production
     */
    public LotSignature(SignatureDigest digest, Supplier<UUID> ids) {
        this.digest = digest;
        this.ids = ids;
    }

    /** A document of the lot, in XML; no record, since it holds bytes. */
    public static final class Signed {
        private final String uniqueId;
        private final byte[] digest;

        /**
         * @param uniqueId OID of the document
         * @param canonicalDigest as {@link CanonicalDigest} gives it
         */
        public Signed(String uniqueId, byte[] canonicalDigest) {
            this.uniqueId = uniqueId;
            this.digest = canonicalDigest.clone();
        }
    }

    /**
     * @param lotId uniqueId of the lot, an OID
     * @param documents all those of the lot but the signature
     * @param at signing time, written to the second
     * @param signer key of use {@link KeyUse#SIGNATURE}
     * @return the document to feed beside them, UTF-8
     */
    public byte[] document(String lotId, List<Signed> documents, Instant at, KeyEntry signer) {
        String id = "_" + ids.get();
        Document document = Dom.empty();
        var signing = new Signing(signer, digest);
        Element properties = new QualifyingProperties(document, digest).of("#" + id, SIGNED_PROPERTIES, at.truncatedTo(ChronoUnit.SECONDS),
                signer.chain());
        var place = new DOMSignContext(signer.key(), document);
        place.setIdAttributeNS((Element) properties.getFirstChild(), null, "Id");
        List<Reference> references = List.of(signing.reference("#" + MANIFEST, List.of(), Manifest.TYPE),
                signing.reference("#" + SIGNED_PROPERTIES, List.of(), QualifyingProperties.NAMESPACE + "SignedProperties"));
        signing.sign(place, CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, references, List.of(
                signing.object(manifest(signing, lotId, documents)), signing.object(purpose(signing.factory(), document, id)),
                signing.object(properties)), id);
        Signing.onOneLine(document.getDocumentElement());
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(DECLARATION.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(Dom.bytes(document));
        return bytes.toByteArray();
    }

    private static Manifest manifest(Signing signing, String lotId, List<Signed> documents) {
        var references = new ArrayList<Reference>();
        references.add(signing.reference("urn:oid:" + lotId, List.of(), NO_DIGEST));
        for (Signed signed : documents) {
            references.add(signing.reference("urn:oid:" + signed.uniqueId,
                    List.of(signing.transform(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS)), signed.digest));
        }
        return signing.factory().newManifest(references, MANIFEST);
    }

    private static SignatureProperties purpose(XMLSignatureFactory factory, Document document, String signatureId) {
        SignatureProperty purpose = factory.newSignatureProperty(List.of(new DOMStructure(document.createTextNode(SOURCE))),
                "#" + signatureId, "purposeOfSignature");
        return factory.newSignatureProperties(List.of(purpose), null);
    }
}
