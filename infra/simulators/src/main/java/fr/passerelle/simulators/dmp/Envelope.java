package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.xml.sax.SAXException;

import fr.passerelle.simulators.xml.Tree;
import fr.passerelle.simulators.xml.Xml;

/**
 * A SOAP 1.2 envelope whose headers have been checked (dmp-transport.md §3).
 *
 * @param messageId what the answer relates to
 * @param action one of those the endpoint serves
 * @param vihf the assertion found in {@code wsse:Security}
 * @param body the only child of the body
 */
record Envelope(String messageId, String action, Vihf vihf, Tree body) {
    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    static final String ANONYMOUS = "http://www.w3.org/2005/08/addressing/anonymous";
    static final String ADDRESSING_SUBCODE = "wsa:MessageAddressingHeaderRequired";
    static final String ADDRESSING_TEXT = "A required header representing a Message Addressing Property is not present";
    private static final String SECURITY_SUBCODE = "wsse:InvalidSecurity";
    private static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /**
     * @param actions actions the endpoint serves
     * @throws SoapFaultException when the envelope is not SOAP 1.2 or lacks a header
     * @throws IOException when the bytes cannot be read
     */
    static Envelope read(InputStream in, Set<String> actions) throws SoapFaultException, IOException {
        Tree root = parse(in);
        if (!root.is(SOAP, "Envelope")) {
            throw new SoapFaultException("soap:VersionMismatch", "L'enveloppe n'est pas SOAP 1.2");
        }
        Tree header = root.first("Header").orElseThrow(() -> new SoapFaultException(ADDRESSING_SUBCODE, ADDRESSING_TEXT));
        requireAddressing(header, actions);
        List<Tree> assertions = header.all(WSSE, "Security").stream().flatMap(security -> security.children().stream())
                .filter(child -> child.is(Vihf.SAML, "Assertion")).toList();
        if (assertions.size() != 1) {
            throw new SoapFaultException(SECURITY_SUBCODE, "VIHF absent");
        }
        List<Tree> content = root.first("Body").stream().flatMap(body -> body.children().stream()).toList();
        if (content.size() != 1) {
            throw new SoapFaultException(null, "Le corps SOAP doit avoir un seul élément");
        }
        return new Envelope(text(header, "MessageID"), text(header, "Action"), new Vihf(assertions.getFirst()), content.getFirst());
    }

    private static Tree parse(InputStream in) throws SoapFaultException, IOException {
        try {
            return Tree.of(Xml.parse(in));
        } catch (SAXException e) {
            throw new SoapFaultException(null, "Enveloppe XML illisible");
        }
    }

    private static void requireAddressing(Tree header, Set<String> actions) throws SoapFaultException {
        boolean present = Stream.of("MessageID", "To", "ReplyTo", "Action").allMatch(name -> header.all(WSA, name).size() == 1);
        boolean filled = text(header, "MessageID").startsWith("urn:uuid:")
                && header.first(WSA, "ReplyTo/Address").map(Tree::text).orElse("").equals(ANONYMOUS);
        if (!present || !filled) {
            throw new SoapFaultException(ADDRESSING_SUBCODE, ADDRESSING_TEXT);
        }
        if (!actions.contains(text(header, "Action"))) {
            throw new SoapFaultException("wsa:ActionNotSupported", "Action inconnue de ce service");
        }
    }

    private static String text(Tree header, String name) {
        return header.first(WSA, name).map(Tree::text).orElse("");
    }
}
