package fr.passerelle.formats.cda.read;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.ValueSet;

/** What holds for the whole header, wherever it is written (documents.md §3.2, §3.8, §3.14). */
final class HeaderChecks {
    private static final Set<String> NULL_FLAVORS = Set.of("UNK", "NASK", "ASKU", "NAV", "MSK");
    private static final Pattern TELECOM = Pattern.compile("(tel|fax|mailto|https?|ftp|mllp):\\S+");
    private static final ValueSet CIVILITIES = ValueSet.named("civilities");
    private static final ValueSet TITLES = ValueSet.named("titles");

    private final Findings findings;

    HeaderChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        value(document, "realmCode", "code", "FR");
        value(document, "typeId", "root", "2.16.840.1.113883.1.3");
        value(document, "typeId", "extension", "POCD_HD000040");
        value(document, "languageCode", "code", "fr-FR");
        header(document).forEach(this::one);
    }

    /** Everything but the body. */
    private static Stream<Element> header(Element document) {
        return document.children().stream().filter(child -> !child.is("component")).flatMap(Element::descendants);
    }

    private void value(Element document, String element, String attribute, String expected) {
        if (!expected.equals(document.attribute(element, attribute))) {
            findings.fault(CdaRule.VALUE, document.path() + "/" + element + "/@" + attribute, expected);
        }
    }

    private void one(Element element) {
        String flavor = element.attribute("nullFlavor");
        if (flavor != null && flavor.equals("NA")) {
            // The schematron of the ANS lets it pass, and its own examples have it.
            findings.note(CdaRule.NULL_FLAVOR, element.path(), flavor);
        } else if (flavor != null && !NULL_FLAVORS.contains(flavor)) {
            findings.fault(CdaRule.NULL_FLAVOR, element.path(), flavor);
        }
        if (element.is("telecom")) {
            telecom(element, flavor);
        } else if (element.is("prefix")) {
            title(element, CIVILITIES, "JDV_J245");
        } else if (element.is("suffix")) {
            title(element, TITLES, "JDV_J246");
        } else if (element.is("id") || element.is("setId")) {
            String root = element.attribute("root");
            if (root != null && root.matches("[0-9.]+") && !Values.isOid(root)) {
                findings.fault(CdaRule.OID, element.path() + "/@root");
            }
        }
    }

    private void telecom(Element element, @Nullable String flavor) {
        String value = element.attribute("value");
        if ((value == null) == (flavor == null) || (value != null && !TELECOM.matcher(value).matches())) {
            findings.fault(CdaRule.TELECOM, element.path());
        }
    }

    private void title(Element element, ValueSet set, String setName) {
        String text = element.text();
        if (text != null && set.find(text).isEmpty()) {
            findings.fault(CdaRule.CODE, element.path(), text.length() > 10 ? text.substring(0, 10) + "…" : text, setName);
        }
    }
}
