package fr.passerelle.throughput;

import java.io.ByteArrayInputStream;
import java.time.Instant;

import javax.xml.transform.stream.StreamSource;

import jakarta.activation.DataHandler;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import org.openehealth.ipf.commons.ihe.ws.JaxWsClientFactory;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLProvideAndRegisterDocumentSetRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.iti41.Iti41PortType;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequestWriter;

/**
 * ITI-41 by IPF and Apache CXF, without VIHF, signature, TLS or audit. Its metadata are made once, from ours: what making them would cost is
 * left out, in its favour.
 */
final class PeerClient {
    private static final String SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";

    private final JaxWsClientFactory<?> clients;
    private final SubmitObjectsRequest metadata;
    private final String documentId;

    PeerClient(String base, DocumentPackage content) throws JAXBException {
        var lot = new Lots().forDmp(new Lot(content, 0, "1.2.250.1.999.1.1.5.1", Visibility.OPEN, null), Instant.EPOCH);
        byte[] xml = new SubmitObjectsRequestWriter().document(lot);
        this.documentId = lot.documents().getFirst().id();
        this.metadata = JAXBContext.newInstance(ProvideAndRegisterDocumentSetRequestType.class).createUnmarshaller()
                .unmarshal(new StreamSource(new ByteArrayInputStream(xml)), SubmitObjectsRequest.class).getValue();
        this.clients = new JaxWsClientFactory<>(XDS.Interactions.ITI_41.getWsTransactionConfiguration(), base + "/repository", null, null,
                null, null, null, null, null, null);
    }

    /** @throws IllegalStateException when the lot is not taken */
    void feed(DataHandler document) {
        var request = new ProvideAndRegisterDocumentSetRequestType();
        request.setSubmitObjectsRequest(metadata);
        new EbXMLProvideAndRegisterDocumentSetRequest30(request).addDocument(documentId, document);
        Object client = clients.getClient();
        try {
            String status = ((Iti41PortType) client).documentRepositoryProvideAndRegisterDocumentSetB(request).getStatus();
            if (!SUCCESS.equals(status)) {
                throw new IllegalStateException("not fed: " + status);
            }
        } finally {
            clients.restoreClient(client);
        }
    }
}
