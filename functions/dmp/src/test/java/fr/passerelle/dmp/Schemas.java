package fr.passerelle.dmp;

import java.net.URL;
import java.nio.charset.StandardCharsets;

import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** Schemas of IHE and OASIS that the bodies must follow. */
final class Schemas {
    private Schemas() {
    }

    /** ITI-41. */
    static Schema xdsb() throws Exception {
        return schema("IHE/IHEXDSB.xsd");
    }

    /** ITI-57. */
    static Schema submission() throws Exception {
        return schema("ebRS30/lcm.xsd");
    }

    /** ITI-18. */
    static Schema query() throws Exception {
        return schema("ebRS30/query.xsd");
    }

    /** The schemas of the IPF jar, without the element of its own that its rim.xsd adds to the OASIS text. */
    private static Schema schema(String main) throws Exception {
        var ls = (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        URL rim = Schemas.class.getResource("/wsdl/schema/ebRS30/rim.xsd");
        String oasis = new String(rim.openStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("<import namespace=\"urn:ihe:iti:xds-b:2007\"[^>]*>", "").replaceAll("<element [^>]*xdsext:Document[^>]*>", "");
        var factory = SchemaFactory.newDefaultInstance();
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            if (systemId == null || !systemId.endsWith("rim.xsd")) {
                return null;
            }
            LSInput input = ls.createLSInput();
            input.setSystemId(rim.toExternalForm());
            input.setStringData(oasis);
            return input;
        });
        return factory.newSchema(Schemas.class.getResource("/wsdl/schema/" + main));
    }
}
