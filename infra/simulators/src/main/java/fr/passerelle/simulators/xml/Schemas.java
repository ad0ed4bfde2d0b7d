package fr.passerelle.simulators.xml;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schemas of the standards, taken from the resource-only dependencies {@code ipf-commons-ihe-xds} (ebRS 3.0, XDS.b) and
 * {@code ipf-modules-cda-mdht} (CDA R2). Compiled once: they are immutable and thread-safe.
 */
public final class Schemas {
    private static final String HL7 = "urn:hl7-org:v3";

    private static final Schema XDS = compile("/wsdl/schema/IHE/IHEXDSB.xsd");
    private static final Schema CDA = compile("/schema/cdar2/infrastructure/cda/CDA.xsd");

    /** Faults of an XDS.b or ebRS element; {@code xop:Include} must have been replaced by base64 (dmp-transport.md §10). */
    public List<String> xdsFaults(Tree body) {
        return faults(XDS, body.element());
    }

    /**
     * Faults of a CDA judged on a copy freed of the elements outside {@code urn:hl7-org:v3}: the plain schema refuses laboratory,
     * DICOM and pharmacy extensions that the DMP accepts (documents.md §3.13 check 2).
     */
    public List<String> cdaFaults(Tree document) {
        Element copy = (Element) document.element().cloneNode(true);
        removeForeign(copy);
        return faults(CDA, copy);
    }

    private static void removeForeign(Element element) {
        for (Tree child : new Tree(element).children()) {
            if (HL7.equals(child.element().getNamespaceURI())) {
                removeForeign(child.element());
            } else {
                element.removeChild(child.element());
            }
        }
    }

    private static List<String> faults(Schema schema, Node node) {
        Validator validator = schema.newValidator();
        Collector faults = new Collector();
        validator.setErrorHandler(faults);
        try {
            validator.validate(new DOMSource(node));
        } catch (SAXException | IOException e) {
            faults.texts.add(e.getClass().getSimpleName());
        }
        return List.copyOf(faults.texts);
    }

    private static Schema compile(String resource) {
        URL location = Schemas.class.getResource(resource);
        if (location == null) {
            throw new IllegalStateException("schema missing on the class path: " + resource);
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar:file");
            // rim.xsd of this dependency imports a second document of the XDS.b namespace, which is otherwise ignored.
            factory.setFeature("http://apache.org/xml/features/honour-all-schemaLocations", true);
            return factory.newSchema(location);
        } catch (SAXException e) {
            throw new IllegalStateException("schema that does not compile: " + resource, e);
        }
    }

    /** Keeps the schema rule broken, never the value that broke it: a CDA is full of identity. */
    private static final class Collector implements ErrorHandler {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void warning(SAXParseException exception) {
            add(exception);
        }

        @Override
        public void error(SAXParseException exception) {
            add(exception);
        }

        @Override
        public void fatalError(SAXParseException exception) {
            add(exception);
        }

        private void add(SAXParseException exception) {
            String message = Objects.requireNonNullElse(exception.getMessage(), "?");
            int end = message.indexOf(':');
            String rule = end < 0 ? message : message.substring(0, end);
            texts.add(rule.startsWith("cvc-complex-type") ? message : rule);
        }
    }
}
