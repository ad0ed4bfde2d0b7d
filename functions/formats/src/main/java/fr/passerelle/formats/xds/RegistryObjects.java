package fr.passerelle.formats.xds;

import java.io.IOException;
import java.util.List;

import fr.passerelle.core.valueset.Code;
import fr.passerelle.formats.xml.XmlOut;

/** The building blocks of ebRIM; the ids of classifications and identifiers are numbered through one request. */
final class RegistryObjects {
    private final XmlOut xml;
    private int last;

    RegistryObjects(XmlOut xml) {
        this.xml = xml;
    }

    void slot(Slot slot) throws IOException {
        xml.element("Slot", () -> xml.element("ValueList", () -> {
            for (String value : slot.values()) {
                xml.text("Value", value);
            }
        }), "name", slot.name());
    }

    /** {@code Name} or {@code Description}. */
    void label(String element, String value) throws IOException {
        xml.element(element, () -> xml.empty("LocalizedString", "xml:lang", "FR", "charset", "UTF8", "value", value));
    }

    void marker(String node, String object) throws IOException {
        xml.empty("Classification", "id", next(), "classifiedObject", object, "classificationNode", node);
    }

    void code(String scheme, String object, Code code) throws IOException {
        xml.element("Classification", () -> {
            slot(Slot.of("codingScheme", code.system()));
            label("Name", code.label());
        }, "id", next(), "classificationScheme", scheme, "classifiedObject", object, "nodeRepresentation", code.code());
    }

    /** The empty nodeRepresentation is what strict IHE stacks ask for (documents.md §4.1). */
    void author(String scheme, String object, XdsAuthor author) throws IOException {
        xml.element("Classification", () -> {
            slotUnlessEmpty("authorInstitution", author.institutions());
            slot(Slot.of("authorPerson", author.person()));
            slotUnlessEmpty("authorRole", author.roles());
            slotUnlessEmpty("authorSpecialty", author.specialties());
        }, "id", next(), "classificationScheme", scheme, "classifiedObject", object, "nodeRepresentation", "");
    }

    void identifier(String scheme, String object, String name, String value) throws IOException {
        xml.element("ExternalIdentifier", () -> label("Name", name), "id", next(), "registryObject", object, "identificationScheme", scheme,
                "value", value);
    }

    void association(Association association) throws IOException {
        xml.element("Association", () -> {
            for (Slot slot : association.slots()) {
                slot(slot);
            }
        }, "id", next(), "associationType", association.type(), "sourceObject", association.source(), "targetObject", association.target());
    }

    void slotUnlessEmpty(String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            slot(new Slot(name, values));
        }
    }

    private String next() {
        last++;
        return "object%02d".formatted(last);
    }
}
