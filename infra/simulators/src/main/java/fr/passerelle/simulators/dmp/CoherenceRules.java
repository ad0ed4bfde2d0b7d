package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import fr.passerelle.simulators.xds.Cda;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.dmp.LotRules.METADATA_ERROR;
import static fr.passerelle.simulators.xds.Faults.unless;

/** Each entry against its CDA (documents.md §4.3 column "From the CDA"). */
final class CoherenceRules {
    private static final Map<String, String> N1_FORMATS = Map.of("application/pdf", "urn:ihe:iti:xds-sd:pdf:2008", "text/plain",
            "urn:ihe:iti:xds-sd:text:2008", "text/rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010", "image/jpeg", "urn:ihe:iti-fr:xds-sd:jpeg:2010",
            "image/tiff", "urn:ihe:iti-fr:xds-sd:tiff:2010");

    private CoherenceRules() {
    }

    static List<Rule<Feed>> rules() {
        return List.of(
                new Rule<>("cda-readable", METADATA_ERROR, feed -> feed.metadata().documents().stream()
                        .filter(entry -> feed.document(entry).filter(document -> document.cda().isEmpty()).isPresent())
                        .map(entry -> new Rule.Fault(entry.id(), "le document n'est pas un CDA lisible"))),
                rule("cda-patient", "XDSPatientIdDoesNotMatch", CoherenceRules::patient),
                metadata("cda-unique-id", Scheme.UNIQUE_ID.label(),
                        (entry, cda) -> entry.identifier(Scheme.UNIQUE_ID).equals(cda.value("id", "root"))),
                metadata("cda-type-code", "typeCode", (entry, cda) -> code(entry, Scheme.TYPE, cda, "code")),
                metadata("cda-first-confidentiality", "confidentialityCode",
                        (entry, cda) -> entry.code(Scheme.CONFIDENTIALITY).equals(cda.value("confidentialityCode", "code"))),
                metadata("cda-facility", "healthcareFacilityTypeCode",
                        (entry, cda) -> code(entry, Scheme.FACILITY, cda,
                                "componentOf/encompassingEncounter/location/healthCareFacility/code")),
                metadata("cda-practice", "practiceSettingCode", (entry, cda) -> practice(entry, cda)),
                metadata("cda-entry-title", "titre", (entry, cda) -> entry.title().equals(cda.first("title").map(Tree::text).orElse(""))),
                metadata("cda-entry-language", "languageCode",
                        (entry, cda) -> entry.value("languageCode").equals(cda.value("languageCode", "code"))),
                metadata("cda-creation-time", "creationTime",
                        (entry, cda) -> time(entry, "creationTime", cda.value("effectiveTime", "value"))),
                metadata("cda-service-times", "serviceStartTime ou serviceStopTime",
                        (entry, cda) -> time(entry, "serviceStartTime", act(cda, "low"))
                                && time(entry, "serviceStopTime", act(cda, "high"))),
                metadata("cda-source-patient", "sourcePatientId ou sourcePatientInfo", CoherenceRules::sourcePatient),
                metadata("cda-responsible", "legalAuthenticator", CoherenceRules::responsible),
                metadata("cda-authors", "auteurs", CoherenceRules::authors), metadata("cda-format", "formatCode", CoherenceRules::format));
    }

    private static Rule<Feed> metadata(String name, String attribute, BiFunction<RegistryObject, Cda, Boolean> same) {
        return rule(name, METADATA_ERROR,
                (entry, cda) -> unless(same.apply(entry, cda), attribute + " : la fiche et le CDA ne disent pas la même chose"));
    }

    private static Rule<Feed> rule(String name, String code, BiFunction<RegistryObject, Cda, Stream<String>> texts) {
        return new Rule<>(name, code,
                feed -> feed.metadata().documents().stream().flatMap(entry -> feed.document(entry).flatMap(Feed.Document::cda).stream()
                        .flatMap(cda -> texts.apply(entry, cda)).map(text -> new Rule.Fault(entry.id(), text))));
    }

    private static Stream<String> patient(RegistryObject entry, Cda cda) {
        String expected = cda.patientId().map(id -> id.attribute("extension") + "^^^&" + id.attribute("root") + "&ISO^NH").orElse("");
        return unless(entry.identifier(Scheme.PATIENT).equals(expected), "le patient du CDA n'est pas celui de la fiche");
    }

    private static boolean code(RegistryObject entry, Scheme scheme, Cda cda, String path) {
        RegistryObject.EntryCode expected = new RegistryObject.EntryCode(cda.value(path, "code"), cda.value(path, "codeSystem"));
        return entry.codes(scheme).equals(List.of(expected));
    }

    private static boolean practice(RegistryObject entry, Cda cda) {
        return cda.mainAct().map(
                act -> act.attributeAt("performer/assignedEntity/representedOrganization/standardIndustryClassCode", "code"))
                .filter(code -> code.equals(entry.code(Scheme.PRACTICE))).isPresent();
    }

    private static String act(Cda cda, String bound) {
        return cda.mainAct().map(act -> act.attributeAt("effectiveTime/" + bound, "value")).orElse("");
    }

    private static boolean time(RegistryObject entry, String slot, String ts) {
        return ts.isEmpty() ? entry.slot(slot).isEmpty() : Forms.utc(ts).filter(entry.value(slot)::equals).isPresent();
    }

    private static boolean sourcePatient(RegistryObject entry, Cda cda) {
        Tree patient = cda.first("recordTarget/patientRole/patient").orElse(cda.root());
        boolean known = cda.all("recordTarget/patientRole/id").stream()
                .anyMatch(id -> entry.value("sourcePatientId").startsWith(id.attribute("extension") + "^^^&" + id.attribute("root") + "&"));
        String sex = patient.attributeAt("administrativeGenderCode", "code").replace("UN", "U");
        return known
                && entry.slot("sourcePatientInfo").stream().allMatch(info -> switch (info.substring(0, Math.max(0, info.indexOf('|')))) {
                    case "PID-7" -> patient.attributeAt("birthTime", "value").startsWith(info.substring(6));
                    case "PID-8" -> info.substring(6).equals(sex);
                    case "PID-5" ->
                        patient.all("name/family").stream().anyMatch(family -> info.substring(6).startsWith(family.text() + "^"));
                    default -> true;
                });
    }

    private static boolean responsible(RegistryObject entry, Cda cda) {
        return entry.value("legalAuthenticator").startsWith(cda.value("legalAuthenticator/assignedEntity/id", "extension") + "^");
    }

    private static boolean authors(RegistryObject entry, Cda cda) {
        List<String> inEntry = entry.ofAuthors(Scheme.AUTHOR, "authorPerson").flatMap(List::stream)
                .map(xcn -> xcn.substring(0, Math.max(0, xcn.indexOf('^')))).toList();
        return inEntry.equals(cda.all("author").stream().map(author -> author.attributeAt("assignedAuthor/id", "extension")).toList());
    }

    private static boolean format(RegistryObject entry, Cda cda) {
        String expected = N1_FORMATS.getOrDefault(cda.value("component/nonXMLBody/text", "mediaType"), "");
        return cda.unstructured() ? entry.code(Scheme.FORMAT).equals(expected) : !N1_FORMATS.containsValue(entry.code(Scheme.FORMAT));
    }
}
