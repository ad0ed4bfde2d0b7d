package fr.passerelle.local.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import fr.passerelle.local.template.BucketSpec;
import fr.passerelle.simulators.xml.Xml;

/** The body of {@code PutBucketNotificationConfiguration} (Amazon S3 API reference), as far as queues are concerned. */
final class NotificationXml {
    private NotificationXml() {
    }

    /** @throws SAXException when this is no configuration */
    static BucketSpec read(String bucket, byte[] xml) throws SAXException, IOException {
        Element root = Xml.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        List<BucketSpec.Notification> notifications = new ArrayList<>();
        elements(root, "QueueConfiguration").forEach(queue -> elements(queue, "Event").map(Element::getTextContent)
                .forEach(event -> notifications
                        .add(new BucketSpec.Notification(text(queue, "Queue"), event, rule(queue, "prefix"), rule(queue, "suffix")))));
        return new BucketSpec(bucket, bucket, true, notifications);
    }

    private static String rule(Element queue, String name) {
        return elements(queue, "FilterRule").filter(rule -> text(rule, "Name").equalsIgnoreCase(name)).map(rule -> text(rule, "Value"))
                .findFirst().orElse("");
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).map(Element::getTextContent).findFirst().orElse("").strip();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }
}
