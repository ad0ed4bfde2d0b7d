package fr.passerelle.simulators.dmp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** The lot against its parts and against the VIHF (dmp-transport.md §4.3, §5, §11.1; documents.md §4.6). */
final class LotRules {
    static final String METADATA_ERROR = "XDSRepositoryMetadataError";
    static final String FRAME = "lot-frame";
    private static final String PROFESSIONS = "1.2.250.1.71.1.2.7";
    /** Doctor and pharmacist of the nomenclature G15: their speciality is compulsory. */
    private static final Set<String> SPECIALISED = Set.of("10", "21");

    private LotRules() {
    }

    /** The frame: without it nothing else can be judged. */
    static List<Rule<Feed>> frame() {
        return List.of(new Rule<>(FRAME, METADATA_ERROR, feed -> lot(frameFaults(feed.metadata()))));
    }

    static List<Rule<Feed>> rules() {
        return List.of(new Rule<>("document-missing", "XDSMissingDocument", feed -> feed.metadata().entries().stream()
                .filter(entry -> feed.document(entry).isEmpty()).map(entry -> at(entry, "fiche sans document"))),
                new Rule<>("document-without-entry", "XDSMissingDocumentMetadata", LotRules::withoutEntry),
                new Rule<>("unique-ids", "XDSRepositoryDuplicateUniqueIdInMessage", LotRules::repeatedIds),
                new Rule<>("patient-same", "XDSPatientIdDoesNotMatch", LotRules::patients),
                digest("hash", document -> entry -> entry.value("hash").equals(document.sha1())),
                digest("size", document -> entry -> entry.value("size").equals(Long.toString(document.size()))),
                new Rule<>("vihf-structure", "XDSRepositoryError",
                        feed -> lot(structureFaults(feed.vihf(), feed.metadata()))),
                new Rule<>("vihf-specialty", "XDSRepositoryError", LotRules::specialty),
                new Rule<>("vihf-patient", "XDSPatientIdDoesNotMatch", feed -> lot(patientFaults(feed.vihf(), feed.metadata()))));
    }

    private static Stream<String> frameFaults(Metadata metadata) {
        boolean marked = metadata.lots().size() == 1 && metadata.lots().getFirst().tree().all("Classification").stream()
                .anyMatch(c -> c.attribute("classificationNode").equals(Scheme.LOT_MARKER.uuid()));
        return Stream.concat(unless(marked, "la demande n'a pas exactement un lot marqué comme tel"),
                unless(!metadata.documents().isEmpty(), "le lot n'a aucun document"));
    }

    private static Stream<Rule.Fault> withoutEntry(Feed feed) {
        List<String> entries = feed.metadata().entries().stream().map(RegistryObject::id).toList();
        return feed.documents().keySet().stream().filter(id -> !entries.contains(id)).map(id -> new Rule.Fault(id, "document sans fiche"));
    }

    private static Stream<Rule.Fault> repeatedIds(Feed feed) {
        Set<String> seen = new HashSet<>(Set.of(feed.metadata().lot().identifier(Scheme.LOT_UNIQUE_ID)));
        return feed.metadata().entries().stream().filter(entry -> !seen.add(entry.identifier(Scheme.UNIQUE_ID)))
                .map(entry -> at(entry, "uniqueId répété dans le lot"));
    }

    private static Stream<Rule.Fault> patients(Feed feed) {
        String patient = feed.metadata().lot().identifier(Scheme.LOT_PATIENT);
        return feed.metadata().entries().stream().filter(entry -> !entry.identifier(Scheme.PATIENT).equals(patient))
                .map(entry -> at(entry, "le patient de la fiche n'est pas celui du lot"));
    }

    private static Rule<Feed> digest(String name, Function<Digest, Predicate<RegistryObject>> same) {
        return new Rule<>("document-" + name, METADATA_ERROR,
                feed -> feed.metadata().entries().stream()
                        .filter(entry -> feed.document(entry).filter(document -> !same.apply(document.digest()).test(entry)).isPresent())
                        .map(entry -> at(entry, name + " différent des octets reçus")));
    }

    /** The structure of the VIHF must be an author of the lot (dmp-transport.md §4.3). */
    static Stream<String> structureFaults(Vihf vihf, Metadata metadata) {
        String structure = vihf.text(Vihf.STRUCTURE);
        boolean named = metadata.lot().ofAuthors(Scheme.LOT_AUTHOR, "authorInstitution").flatMap(List::stream)
                .anyMatch(xon -> Forms.structureOf(xon).filter(structure::equals).isPresent());
        return unless(named, "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF");
    }

    /** The patient of the VIHF must be the one of the lot, to the character (dmp-transport.md §4.3). */
    static Stream<String> patientFaults(Vihf vihf, Metadata metadata) {
        return unless(vihf.text(Vihf.RESOURCE).equals(metadata.lot().identifier(Scheme.LOT_PATIENT)),
                "Le patient du VIHF n'est pas celui du lot");
    }

    private static Stream<Rule.Fault> specialty(Feed feed) {
        List<Tree> roles = feed.vihf().coded(Vihf.ROLE, "Role");
        boolean specialised = !roles.isEmpty() && roles.getFirst().attribute("codeSystem").equals(PROFESSIONS)
                && SPECIALISED.contains(roles.getFirst().attribute("code"));
        return lot(unless(!specialised || roles.size() >= 2, "Aucune spécialité trouvée dans le VIHF"));
    }

    private static Stream<Rule.Fault> lot(Stream<String> texts) {
        return texts.map(text -> new Rule.Fault("", text));
    }

    private static Rule.Fault at(RegistryObject entry, String text) {
        return new Rule.Fault(entry.id(), text);
    }
}
