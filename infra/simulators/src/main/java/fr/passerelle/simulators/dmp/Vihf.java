package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.passerelle.simulators.xml.Tree;

/** The VIHF, a SAML 2.0 assertion (dmp-transport.md §4). */
record Vihf(Tree assertion) {
    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String STRUCTURE = "Identifiant_Structure";
    static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    static final String RESOURCE = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";
    private static final Pattern MATRICULE = Pattern.compile("([^^]*)\\^.*");

    /** {@code AttributeValue} elements of the attribute that bears a name. */
    List<Tree> values(String name) {
        return assertion.all("AttributeStatement/Attribute").stream().filter(attribute -> attribute.attribute("Name").equals(name))
                .flatMap(attribute -> attribute.all("AttributeValue").stream()).toList();
    }

    /** Text of the first value, empty when the attribute is absent. */
    String text(String name) {
        return values(name).stream().findFirst().map(Tree::text).orElse("");
    }

    /** Coded elements inside the values of an attribute, e.g. the roles. */
    List<Tree> coded(String name, String element) {
        return values(name).stream().flatMap(value -> value.all("urn:hl7-org:v3", element).stream()).toList();
    }

    Optional<String> matricule() {
        Matcher matcher = MATRICULE.matcher(text(RESOURCE));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
