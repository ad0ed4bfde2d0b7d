package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import fr.passerelle.simulators.dmp.signature.SealedLot;
import fr.passerelle.simulators.xds.Cda;
import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xml.Schemas;
import fr.passerelle.simulators.xml.Tree;

/** Puts the parts of a multipart ITI-41 back behind the {@code xop:Include} that name them (dmp-transport.md §3). */
final class FeedReader {
    private static final String XDSB = "urn:ihe:iti:xds-b:2007";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";

    private final Schemas schemas;

    FeedReader(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Faults of the body against the schema of XDS.b, each {@code xop:Include} standing for base64. */
    List<String> schemaFaults(Tree body) {
        Tree copy = new Tree((Element) body.element().cloneNode(true));
        for (Tree document : copy.all(XDSB, "Document")) {
            if (document.first(XOP, "Include").isPresent()) {
                document.element().setTextContent("AA==");
            }
        }
        return copy.is(XDSB, "ProvideAndRegisterDocumentSetRequest") ? schemas.xdsFaults(copy) : List.of("élément inattendu dans le corps");
    }

    /**
     * @throws SoapFaultException when a reference names no part
     * @throws IOException when a part cannot be read
     */
    Feed read(Envelope envelope, MultipartBody parts) throws SoapFaultException, IOException {
        Map<String, Feed.Document> documents = new LinkedHashMap<>();
        for (Tree document : envelope.body().all(XDSB, "Document")) {
            documents.put(document.attribute("id"), document(part(document, parts), parts));
        }
        Tree request = envelope.body().first(Metadata.LCM, "SubmitObjectsRequest").orElse(envelope.body());
        return new Feed(envelope.vihf(), Metadata.of(request), documents);
    }

    private static MultipartBody.Part part(Tree document, MultipartBody parts) throws SoapFaultException {
        String href = document.first(XOP, "Include").map(include -> include.attribute("href")).orElse("");
        Optional<MultipartBody.Part> part = href.startsWith("cid:") ? parts.byContentId(href.substring("cid:".length())) : Optional.empty();
        return part.filter(found -> List.of("binary", "8bit", "").contains(found.header("content-transfer-encoding")))
                .orElseThrow(() -> new SoapFaultException(null, "Pièce jointe absente ou non binaire"));
    }

    private static Feed.Document document(MultipartBody.Part part, MultipartBody parts) throws IOException {
        SealedLot.Content content = () -> parts.open(part);
        Digest digest;
        try (InputStream in = content.open()) {
            digest = Digest.of(in);
        }
        try (InputStream in = content.open()) {
            return new Feed.Document(digest, Optional.of(Cda.read(in)), content);
        } catch (SAXException e) {
            // Not a fault by itself: the signature of the lot is no CDA. The rule cda-readable speaks for the documents.
            return new Feed.Document(digest, Optional.empty(), content);
        }
    }
}
