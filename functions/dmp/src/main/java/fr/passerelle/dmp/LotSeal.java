package fr.passerelle.dmp;

import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.dmp.security.CanonicalDigest;
import fr.passerelle.dmp.security.LotSignature;
import fr.passerelle.dmp.security.NotCanonicalException;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.tls.KeyEntry;

/** Makes the document that signs a lot. One reading of the CDA gives its canonical digest and shows that it is the one made ready. */
final class LotSeal {
    private final DocumentSource documents;
    private final SignatureDigest digest;
    private final LotSignature signatures;

    LotSeal(DocumentSource documents, DmpSecurity security, Supplier<UUID> ids) {
        this.documents = documents;
        this.digest = security.lot();
        this.signatures = security.lotSignature(ids);
    }

    /**
     * Signs.
     *
     * @return the signature document, UTF-8
     * @throws WithheldException when the document is no longer the one made ready: a person must look
     * @throws StoreUnavailableException when it cannot be read
     */
    byte[] of(Lot lot, Instant now, KeyEntry signer) {
        PreparedDocument document = lot.content().documents().get(lot.part());
        return signatures.document(lot.lotId(), List.of(new LotSignature.Signed(document.uniqueId(), digest(document))), now, signer);
    }

    private byte[] digest(PreparedDocument document) {
        MessageDigest bytes = SignatureDigest.SHA1.begin();
        try (var in = new DigestInputStream(documents.open(document.cda()), bytes)) {
            byte[] canonical = CanonicalDigest.of(in, digest);
            if (HexFormat.of().formatHex(bytes.digest()).equals(document.hash())) {
                return canonical;
            }
            throw altered(document);
        } catch (NotCanonicalException e) {
            throw altered(document);
        } catch (IOException e) {
            throw new StoreUnavailableException("package vault: document", e);
        }
    }

    /** Only this document is in question, unless it happens again and again. */
    private static WithheldException altered(PreparedDocument document) {
        return new WithheldException(Kind.HUMAN, Health.SUSPECT, Reason.of("DMP_DOCUMENT_ALTERED", document.uniqueId()));
    }
}
