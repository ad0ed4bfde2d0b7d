package fr.passerelle.simulators.xds;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.simulators.xml.Tree;

/** A {@code RegistryPackage} (lot) or {@code ExtrinsicObject} (entry) as received. */
public record RegistryObject(Tree tree) {
    /** Format code of the signature entry of a lot (dmp-transport.md §6.1). */
    public static final String SIGNATURE_FORMAT = "http://www.w3.org/2000/09/xmldsig#";

    public String id() {
        return tree.attribute("id");
    }

    /** Values of a slot, empty when the slot is absent. */
    public List<String> slot(String name) {
        return slot(tree, name);
    }

    /** First value of a slot, empty text when there is none. */
    public String value(String slot) {
        return slot(slot).stream().findFirst().orElse("");
    }

    public String title() {
        return tree.attributeAt("Name/LocalizedString", "value");
    }

    public List<Tree> classifications(Scheme scheme) {
        return tree.all("Classification").stream().filter(c -> c.attribute("classificationScheme").equals(scheme.uuid())).toList();
    }

    /** Codes of a classification scheme, in the order received. */
    public List<EntryCode> codes(Scheme scheme) {
        return classifications(scheme).stream()
                .map(c -> new EntryCode(c.attribute("nodeRepresentation"), String.join(",", slot(c, "codingScheme")))).toList();
    }

    /** First code of a scheme, empty when there is none. */
    public String code(Scheme scheme) {
        return codes(scheme).stream().map(EntryCode::code).findFirst().orElse("");
    }

    public List<Tree> externalIdentifiers(Scheme scheme) {
        return tree.all("ExternalIdentifier").stream().filter(e -> e.attribute("identificationScheme").equals(scheme.uuid())).toList();
    }

    /** First external identifier of a scheme, empty when there is none. */
    public String identifier(Scheme scheme) {
        return externalIdentifiers(scheme).stream().map(e -> e.attribute("value")).findFirst().orElse("");
    }

    public boolean isSignature() {
        return code(Scheme.FORMAT).equals(SIGNATURE_FORMAT);
    }

    /** Values of a slot of the authors, each author in turn. */
    public Stream<List<String>> ofAuthors(Scheme scheme, String slot) {
        return classifications(scheme).stream().map(author -> slot(author, slot));
    }

    /** Values of a slot of any ebRIM object. */
    public static List<String> slot(Tree holder, String name) {
        return holder.all("Slot").stream().filter(slot -> slot.attribute("name").equals(name))
                .flatMap(slot -> slot.all("ValueList/Value").stream()).map(Tree::text).toList();
    }

    /** A coded value: code and the OID of its scheme. */
    public record EntryCode(String code, String scheme) {}
}
