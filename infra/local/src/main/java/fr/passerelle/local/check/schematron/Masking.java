package fr.passerelle.local.check.schematron;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** Takes out of a text what the header says of its patient: the rules of others show the values they find. */
final class Masking {
    private static final String HIDDEN = "***";
    private static final int SHORTEST = 3;
    /** Codes, authorities and types of an identity identify nobody. */
    private static final Set<String> HARMLESS = Set.of("root", "code", "codeSystem", "codeSystemName", "displayName", "nullFlavor", "use",
            "qualifier", "typeCode", "classCode", "determinerCode", "type", "schemaLocation", "assigningAuthorityName");

    private final List<String> values;

    private Masking(Set<String> values) {
        this.values = values.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** @param document a CDA */
    static Masking of(XdmNode document) {
        var values = new LinkedHashSet<String>();
        document.axisIterator(Axis.DESCENDANT).forEachRemaining(node -> {
            if (node.getNodeKind() == XdmNodeKind.ELEMENT && about(node)) {
                gather(node, values);
            }
        });
        return new Masking(values);
    }

    private static boolean about(XdmNode element) {
        return switch (element.getNodeName().getLocalName()) {
            case "recordTarget", "relatedSubject", "associatedEntity" -> true;
            default -> false;
        };
    }

    private static void gather(XdmNode block, Set<String> values) {
        block.axisIterator(Axis.DESCENDANT).forEachRemaining(node -> {
            if (node.getNodeKind() == XdmNodeKind.TEXT) {
                add(node.getStringValue(), values);
            } else if (node.getNodeKind() == XdmNodeKind.ELEMENT) {
                node.axisIterator(Axis.ATTRIBUTE).forEachRemaining(attribute -> {
                    if (!HARMLESS.contains(attribute.getNodeName().getLocalName())) {
                        add(attribute.getStringValue(), values);
                    }
                });
            }
        });
    }

    private static void add(String value, Set<String> values) {
        if (value.strip().length() >= SHORTEST) {
            values.add(value.strip());
        }
    }

    String masked(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, HIDDEN);
        }
        return masked;
    }
}
