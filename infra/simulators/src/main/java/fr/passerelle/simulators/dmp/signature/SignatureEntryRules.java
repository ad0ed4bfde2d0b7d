package fr.passerelle.simulators.dmp.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.RegistryObject.EntryCode;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Metadata of the entry that carries the signature of a lot (dmp-transport.md §5.4, §6.1). */
final class SignatureEntryRules {
    private static final String MASKS = "1.2.250.1.213.1.1.4.13";
    private static final Set<EntryCode> HIDDEN = Set.of(new EntryCode("N", "2.16.840.1.113883.5.25"), new EntryCode("MASQUE_PS", MASKS),
            new EntryCode("INVISIBLE_PATIENT", MASKS));
    private static final List<String> TIMES = List.of("creationTime", "serviceStartTime", "serviceStopTime");

    private SignatureEntryRules() {
    }

    static List<Rule<SealedLot>> rules() {
        return List.of(rule("signature-codes", (lot, entry) -> codes(entry)), rule("signature-values", (lot, entry) -> values(entry)),
                rule("signature-as-document", SignatureEntryRules::asDocument),
                rule("signature-association", (lot, entry) -> association(lot.metadata(), entry)));
    }

    private static Rule<SealedLot> rule(String name, Check check) {
        return new Rule<>(name, LotSeal.METADATA_ERROR, lot -> lot.signatures().stream()
                .flatMap(entry -> check.texts(lot, entry).map(text -> new Rule.Fault(entry.id(), text))));
    }

    private static Stream<String> codes(RegistryObject entry) {
        return Stream.of(code(entry, Scheme.CLASS, "urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN"), code(entry, Scheme.TYPE, "E1762", "ASTM"),
                code(entry, Scheme.FORMAT, RegistryObject.SIGNATURE_FORMAT, "URN"),
                code(entry, Scheme.EVENT, "1.2.840.10065.1.12.1.14", "1.2.840.10065.1.12"),
                unless(entry.codes(Scheme.CONFIDENTIALITY).size() == HIDDEN.size()
                        && new HashSet<>(entry.codes(Scheme.CONFIDENTIALITY)).equals(HIDDEN), "confidentialityCode de la signature faux"))
                .flatMap(Function.identity());
    }

    private static Stream<String> code(RegistryObject entry, Scheme scheme, String code, String system) {
        return unless(entry.codes(scheme).equals(List.of(new EntryCode(code, system))), scheme.label() + " de la signature faux");
    }

    private static Stream<String> values(RegistryObject entry) {
        boolean once = TIMES.stream().map(entry::slot).distinct().count() == 1;
        return Stream.of(unless(entry.title().equals("Source"), "titre de la signature autre que Source"),
                unless(once, "dates de la signature différentes entre elles"),
                unless(entry.value("sourcePatientId").equals(entry.identifier(Scheme.PATIENT)),
                        "sourcePatientId de la signature autre que l'INS"),
                unless(entry.slot("sourcePatientInfo").isEmpty(), "sourcePatientInfo interdit dans la fiche de signature"))
                .flatMap(Function.identity());
    }

    private static Stream<String> asDocument(SealedLot lot, RegistryObject entry) {
        boolean same = lot.metadata().documents().stream()
                .anyMatch(document -> document.value("legalAuthenticator").equals(entry.value("legalAuthenticator"))
                        && document.codes(Scheme.FACILITY).equals(entry.codes(Scheme.FACILITY))
                        && document.codes(Scheme.PRACTICE).equals(entry.codes(Scheme.PRACTICE))
                        && authors(document).containsAll(authors(entry)));
        return unless(same, "auteur, responsable ou cadre de la signature autres que ceux du document");
    }

    private static List<List<String>> authors(RegistryObject entry) {
        return entry.classifications(Scheme.AUTHOR).stream()
                .map(author -> Stream.of("authorPerson", "authorInstitution").flatMap(slot -> RegistryObject.slot(author, slot).stream())
                        .toList())
                .toList();
    }

    private static Stream<String> association(Metadata metadata, RegistryObject entry) {
        List<Metadata.Link> signs = metadata.associations().stream().filter(link -> link.type().equals(Metadata.SIGNS)).toList();
        boolean right = signs.size() == 1 && signs.getFirst().source().equals(entry.id())
                && signs.getFirst().target().equals(metadata.lot().id()) && signs.getFirst().original();
        return unless(right, "aucune association signs Original de la fiche de signature au lot");
    }

    /** What a rule looks at. */
    @FunctionalInterface
    private interface Check {
        Stream<String> texts(SealedLot lot, RegistryObject entry);
    }
}
