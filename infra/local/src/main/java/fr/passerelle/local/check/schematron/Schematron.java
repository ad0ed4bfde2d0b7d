package fr.passerelle.local.check.schematron;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.reject.Owner;
import fr.passerelle.local.check.Finding;

/** One schematron, and its answer (SVRL) as findings. */
final class Schematron {
    private static final Set<String> MILD = Set.of("warning", "warn", "info", "information", "avertissement");
    /** A name of a path as SchXslt writes it: the namespace is always that of CDA, or one of its extensions. */
    private static final Pattern NAMESPACE = Pattern.compile("Q\\{[^}]*}");

    private final String name;
    private final XsltExecutable stylesheet;

    Schematron(String name, XsltExecutable stylesheet) {
        this.name = name;
        this.stylesheet = stylesheet;
    }

    /** Adds what it says of a document; an assertion that fails is a fault unless it says that it is less, a report is a warning. */
    void run(XdmNode document, Masking masking, List<Finding> faults, List<Finding> warnings) {
        try {
            var svrl = new XdmDestination();
            Xslt30Transformer transformer = stylesheet.load30();
            transformer.setMessageHandler(_ -> {
            });
            transformer.applyTemplates(document, svrl);
            svrl.getXdmNode().axisIterator(Axis.DESCENDANT).forEachRemaining(node -> {
                if (node.getNodeKind() == XdmNodeKind.ELEMENT) {
                    switch (node.getNodeName().getLocalName()) {
                        case "failed-assert" -> (mild(node) ? warnings : faults).add(finding(node, masking));
                        case "successful-report" -> (severe(node) ? faults : warnings).add(finding(node, masking));
                        default -> {
                        }
                    }
                }
            });
        } catch (SaxonApiException e) {
            throw new UnusableSchematronException("le schématron " + name + " s'est arrêté (" + e.getMessage() + ")", e);
        }
    }

    private static boolean mild(XdmNode found) {
        return MILD.contains(role(found));
    }

    private static boolean severe(XdmNode found) {
        return Set.of("error", "fatal", "erreur").contains(role(found));
    }

    private static String role(XdmNode found) {
        String role = attribute(found, "role");
        String flag = attribute(found, "flag");
        return (role == null ? flag == null ? "" : flag : role).toLowerCase(Locale.ROOT);
    }

    private Finding finding(XdmNode found, Masking masking) {
        String id = attribute(found, "id");
        String where = attribute(found, "location");
        return new Finding(id == null ? "SCHEMATRON" : id, where == null ? null : NAMESPACE.matcher(where).replaceAll(""), name,
                masking.masked(found.getStringValue().strip().replaceAll("\\s+", " ")), Owner.INTEGRATOR.label());
    }

    private static @Nullable String attribute(XdmNode element, String attribute) {
        return element.getAttributeValue(new QName(attribute));
    }
}
