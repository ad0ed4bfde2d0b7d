package fr.passerelle.simulators.xds;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import fr.passerelle.simulators.xml.Tree;

/**
 * A {@code lcm:SubmitObjectsRequest} as received.
 *
 * @param lots {@code RegistryPackage}s: exactly one is legal
 * @param entries {@code ExtrinsicObject}s
 * @param associations {@code Association}s
 */
public record Metadata(List<RegistryObject> lots, List<RegistryObject> entries, List<Link> associations) {
    public static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    public static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    public static final String HAS_MEMBER = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
    public static final String SIGNS = "urn:ihe:iti:2007:AssociationType:signs";
    /** Replacement: 2007 by IHE, 2010 in the C# kit, both accepted (dmp-transport.md §5.4). */
    public static final Set<String> RPLC = Set.of("urn:ihe:iti:2007:AssociationType:RPLC", "urn:ihe:iti:2010:AssociationType:RPLC");

    public Metadata {
        lots = List.copyOf(lots);
        entries = List.copyOf(entries);
        associations = List.copyOf(associations);
    }

    public static Metadata of(Tree submitObjectsRequest) {
        List<Tree> objects = submitObjectsRequest.all(RIM, "RegistryObjectList").stream().flatMap(list -> list.children().stream())
                .toList();
        return new Metadata(named(objects, "RegistryPackage").map(RegistryObject::new).toList(),
                named(objects, "ExtrinsicObject").map(RegistryObject::new).toList(),
                named(objects, "Association").map(Link::new).toList());
    }

    private static Stream<Tree> named(List<Tree> objects, String name) {
        return objects.stream().filter(object -> object.is(RIM, name));
    }

    /** The lot; call only once the frame is judged. */
    public RegistryObject lot() {
        return lots.getFirst();
    }

    /** Entries that are documents, signature left out. */
    public List<RegistryObject> documents() {
        return entries.stream().filter(entry -> !entry.isSignature()).toList();
    }

    /** An association of the lot. */
    public record Link(Tree tree) {
        public String type() {
            return tree.attribute("associationType");
        }

        public String source() {
            return tree.attribute("sourceObject");
        }

        public String target() {
            return tree.attribute("targetObject");
        }

        public boolean original() {
            return RegistryObject.slot(tree, "SubmissionSetStatus").equals(List.of("Original"));
        }
    }
}
