package fr.passerelle.local.stage;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The answers of {@code DescribeStacks}: {@code DescribeStacksResponse}, or {@code ErrorResponse}. */
final class StackAnswer {
    private StackAnswer() {
    }

    static Optional<DeployedStack> stack(InputStream xml) throws IOException {
        return children(document(xml), "DescribeStacksResult").stream().flatMap(result -> children(result, "Stacks").stream())
                .flatMap(stacks -> children(stacks, "member").stream()).findFirst()
                .map(stack -> new DeployedStack(text(stack, "StackName"), pairs(stack, "Outputs", "Output"),
                        pairs(stack, "Parameters", "Parameter")));
    }

    /** The code of an error, empty when the answer tells none. */
    static String error(InputStream xml) {
        try {
            return children(document(xml), "Error").stream().findFirst().map(error -> text(error, "Code")).orElse("");
        } catch (IOException _) {
            // Something on the way answered instead: its status says enough.
            return "";
        }
    }

    private static Map<String, String> pairs(Element stack, String list, String what) {
        var pairs = new HashMap<String, String>();
        children(stack, list).stream().flatMap(all -> children(all, "member").stream())
                .forEach(one -> pairs.put(text(one, what + "Key"), text(one, what + "Value")));
        return pairs;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream().findFirst().map(Element::getTextContent).map(String::strip).orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
                .<Element>mapMulti((node, to) -> {
                    if (node instanceof Element element && element.getLocalName().equals(name)) {
                        to.accept(element);
                    }
                }).toList();
    }

    private static Element document(InputStream xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(xml).getDocumentElement();
        } catch (SAXException e) {
            throw new IOException("not an answer of CloudFormation", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a parser", e);
        }
    }
}
