package fr.passerelle.simulators.xds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Required attributes of a lot and of its entries and the form of each value (documents.md §4.2-4.4, §4.6). */
public final class EntryRules {
    private static final int LONGEST_TITLE = 128;
    private static final List<String> TIMES = List.of("creationTime", "serviceStartTime", "serviceStopTime", "submissionTime");
    private static final List<String> ENTRY_SLOTS = List
            .of("creationTime", "hash", "languageCode", "legalAuthenticator", "serviceStartTime", "size", "sourcePatientId");
    private static final List<Scheme> ONE_CODE = List.of(Scheme.CLASS, Scheme.TYPE, Scheme.FORMAT, Scheme.FACILITY, Scheme.PRACTICE);

    private final String code;
    private final Function<String, Optional<String>> patient;

    /**
     * @param code error code the faults are answered with
     * @param environment decides which INS authorities are accepted
     */
    public EntryRules(String code, Environment environment) {
        this(code, cx -> Forms.patientIdFault(cx, environment));
    }

    private EntryRules(String code, Function<String, Optional<String>> patient) {
        this.code = code;
        this.patient = patient;
    }

    /** Of documents whose patient has no qualified INS: the establishment's own identifier names them (documents.md §2.3). */
    public static EntryRules withoutIns(String code) {
        return new EntryRules(code, Forms::ownPatientIdFault);
    }

    public List<Rule<Metadata>> rules() {
        return List.of(new Rule<>("lot-required", code, m -> located(m.lot(), lotRequired(m.lot()))),
                entries("entry-required", EntryRules::entryRequired), entries("entry-title", EntryRules::title),
                objects("object-form", EntryRules::form), objects("times-utc", EntryRules::times), objects("oids", EntryRules::oids),
                objects("patient-id", this::patientId), objects("authors", EntryRules::authors),
                entries("entry-values", EntryRules::values), new Rule<>("members", code, EntryRules::members));
    }

    private Rule<Metadata> entries(String name, Function<RegistryObject, Stream<String>> texts) {
        return new Rule<>(name, code, m -> m.entries().stream().flatMap(entry -> located(entry, texts.apply(entry))));
    }

    private Rule<Metadata> objects(String name, Function<RegistryObject, Stream<String>> texts) {
        return new Rule<>(name, code,
                m -> Stream.concat(m.lots().stream(), m.entries().stream()).flatMap(object -> located(object, texts.apply(object))));
    }

    private static Stream<Rule.Fault> located(RegistryObject object, Stream<String> texts) {
        return texts.map(text -> new Rule.Fault(object.id(), text));
    }

    private static Stream<String> lotRequired(RegistryObject lot) {
        return Stream.of(unless(lot.slot("submissionTime").size() == 1, "submissionTime absent"),
                unless(lot.classifications(Scheme.LOT_AUTHOR).size() == 1, "le lot a exactement un auteur"),
                unless(lot.codes(Scheme.LOT_CONTENT_TYPE).size() == 1, "contentTypeCode absent ou répété"),
                identified(lot, Scheme.LOT_PATIENT), identified(lot, Scheme.LOT_SOURCE), identified(lot, Scheme.LOT_UNIQUE_ID))
                .flatMap(Function.identity());
    }

    private static Stream<String> entryRequired(RegistryObject entry) {
        int confidentialities = entry.codes(Scheme.CONFIDENTIALITY).size();
        Stream<String> slots = ENTRY_SLOTS.stream().filter(slot -> entry.slot(slot).size() != 1).map(slot -> slot + " absent ou répété");
        Stream<String> codes = ONE_CODE.stream().filter(scheme -> entry.codes(scheme).size() != 1)
                .map(scheme -> scheme.label() + " absent ou répété");
        return Stream.of(slots, codes, unless(!entry.classifications(Scheme.AUTHOR).isEmpty(), "auteur absent"),
                unless(confidentialities >= 1 && confidentialities <= 4, "confidentialityCode absent ou de plus de 4 valeurs"),
                identified(entry, Scheme.PATIENT), identified(entry, Scheme.UNIQUE_ID)).flatMap(Function.identity());
    }

    private static Stream<String> identified(RegistryObject object, Scheme scheme) {
        List<Tree> found = object.externalIdentifiers(scheme);
        boolean named = found.stream().allMatch(e -> e.attributeAt("Name/LocalizedString", "value").equals(scheme.label()));
        return unless(found.size() == 1 && named, scheme.label() + " absent, répété ou mal nommé");
    }

    private static Stream<String> title(RegistryObject entry) {
        return unless(!entry.title().isBlank() && entry.title().length() <= LONGEST_TITLE, "titre absent ou de plus de 128 caractères");
    }

    /** Empty or repeated slots, children that name another object, codes without scheme: faults of the frame of ebRIM. */
    private static Stream<String> form(RegistryObject object) {
        Tree tree = object.tree();
        Map<String, Long> slots = tree.all("Slot").stream().collect(Collectors.groupingBy(s -> s.attribute("name"), Collectors.counting()));
        Stream<String> repeated = slots.entrySet().stream().filter(e -> e.getValue() > 1).map(e -> "attribut répété : " + e.getKey());
        Stream<String> empty = tree.descendants().filter(t -> t.name().equals("Slot"))
                .filter(s -> s.all("ValueList/Value").isEmpty() || s.all("ValueList/Value").stream().anyMatch(v -> v.text().isEmpty()))
                .map(s -> "attribut vide : " + s.attribute("name"));
        Stream<String> foreign = tree.children().stream()
                .filter(t -> (t.has("classifiedObject") && !t.attribute("classifiedObject").equals(object.id()))
                        || (t.has("registryObject") && !t.attribute("registryObject").equals(object.id())))
                .map(t -> t.name() + " d'un autre objet");
        return Stream.of(repeated, empty, foreign).flatMap(Function.identity());
    }

    private static Stream<String> times(RegistryObject object) {
        return TIMES.stream().filter(slot -> object.slot(slot).stream().anyMatch(value -> !Forms.isUtc(value)))
                .map(slot -> slot + " n'est pas une date UTC sans décalage");
    }

    private static Stream<String> oids(RegistryObject object) {
        return Stream.of(Scheme.LOT_UNIQUE_ID, Scheme.LOT_SOURCE, Scheme.UNIQUE_ID)
                .filter(scheme -> object.externalIdentifiers(scheme).stream().anyMatch(e -> !Forms.isOid(e.attribute("value"))))
                .map(scheme -> scheme.label() + " n'est pas un OID seul d'au plus 64 caractères");
    }

    private Stream<String> patientId(RegistryObject object) {
        return Stream.of(Scheme.LOT_PATIENT, Scheme.PATIENT).flatMap(scheme -> object.externalIdentifiers(scheme).stream())
                .flatMap(e -> patient.apply(e.attribute("value")).stream()).map(fault -> "patientId : " + fault);
    }

    private static Stream<String> authors(RegistryObject object) {
        return Stream.of(Scheme.LOT_AUTHOR, Scheme.AUTHOR).flatMap(scheme -> object.classifications(scheme).stream()).flatMap(author -> {
            List<String> persons = RegistryObject.slot(author, "authorPerson");
            List<String> institutions = RegistryObject.slot(author, "authorInstitution");
            List<String> specialties = RegistryObject.slot(author, "authorSpecialty");
            return Stream
                    .of(unless(persons.size() == 1 && persons.stream().allMatch(Forms::isPersonXcn), "authorPerson absent ou mal formé"),
                            unless(!institutions.isEmpty() && institutions.stream().allMatch(i -> Forms.structureOf(i).isPresent()),
                                    "authorInstitution absent ou mal formé"),
                            unless(specialties.stream().allMatch(s -> s.matches("[^^]+\\^[^^]+\\^[0-9.]+")), "authorSpecialty mal formé"))
                    .flatMap(Function.identity());
        });
    }

    private static Stream<String> values(RegistryObject entry) {
        Tree tree = entry.tree();
        String language = entry.isSignature() ? "art" : "fr-FR";
        return Stream.of(unless(tree.attribute("objectType").equals(Scheme.STABLE_ENTRY.uuid()), "objectType faux"),
                unless(tree.attribute("mimeType").equals("text/xml"), "mimeType autre que text/xml"),
                unless(!tree.has("status") && entry.slot("repositoryUniqueId").isEmpty(), "attribut réservé au registre"),
                unless(entry.value("hash").matches("[0-9a-f]{40}"), "hash qui n'est pas un SHA-1 en 40 chiffres minuscules"),
                unless(entry.value("size").matches("[1-9][0-9]{0,17}"), "size qui n'est pas un nombre d'octets"),
                unless(entry.value("languageCode").equals(language), "languageCode autre que " + language),
                unless(Forms.isPersonXcn(entry.value("legalAuthenticator")), "legalAuthenticator mal formé"),
                unless(Forms.isLocalPatientId(entry.value("sourcePatientId")), "sourcePatientId mal formé")).flatMap(Function.identity());
    }

    private static Stream<Rule.Fault> members(Metadata metadata) {
        String lot = metadata.lot().id();
        return metadata.entries().stream()
                .filter(entry -> metadata.associations().stream().noneMatch(a -> a.type().equals(Metadata.HAS_MEMBER)
                        && a.source().equals(lot) && a.target().equals(entry.id()) && a.original()))
                .map(entry -> new Rule.Fault(entry.id(), "aucune association HasMember Original du lot à la fiche"));
    }
}
