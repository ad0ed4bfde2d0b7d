package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.valueset.DocumentType;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.RegistryObject.EntryCode;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;

import static fr.passerelle.simulators.dmp.LotRules.METADATA_ERROR;
import static fr.passerelle.simulators.xds.Faults.unless;

/** Codes against the value sets of the DMP (documents.md §7); labels are not judged, the DMP's strictness being UNCONFIRMED. */
final class CodeRules {
    private static final String MASKED = "MASQUE_PS";
    private static final String INVISIBLE = "INVISIBLE_PATIENT";
    private static final Set<String> BASIC = Set.of("N", "R", "V");
    private static final String ANS_FORMATS = "1.2.250.1.213.1.1.4.2.282";
    private static final String IHE_FORMATS = "1.3.6.1.4.1.19376.1.2.3";
    /** In ASS_A11 but not in JDV_J60 (documents.md §7.3 point 4). */
    private static final Set<String> REFUSED_FORMATS = Set.of("urn:asip:ci-sis:cva:2017", "urn:asip:ci-sis:export-dui:2023");

    private final DocumentTypes types;
    private final ValueSet facilities = ValueSet.named("dmp-facility-types");
    private final ValueSet practices = ValueSet.named("practice-settings");
    private final ValueSet confidentialities = ValueSet.named("dmp-confidentialities");
    private final ValueSet contents = ValueSet.named("dmp-content-types");

    CodeRules(DocumentTypes types) {
        this.types = types;
    }

    List<Rule<Metadata>> rules() {
        return List.of(
                new Rule<>("content-type", METADATA_ERROR,
                        m -> unless(in(contents, m.lot().codes(Scheme.LOT_CONTENT_TYPE)), "contentTypeCode hors JDV_J59")
                                .map(text -> new Rule.Fault(m.lot().id(), text))),
                rule("type", this::type), rule("class", this::documentClass),
                rule("facility", entry -> unless(in(facilities, entry.codes(Scheme.FACILITY)), "healthcareFacilityTypeCode hors JDV_J61")),
                rule("practice", entry -> unless(in(practices, entry.codes(Scheme.PRACTICE)), "practiceSettingCode hors JDV_J04")),
                rule("confidentiality", this::confidentiality), rule("masks", CodeRules::masks), rule("format", CodeRules::format));
    }

    private static Rule<Metadata> rule(String name, Function<RegistryObject, Stream<String>> texts) {
        return new Rule<>(name, METADATA_ERROR,
                m -> m.documents().stream().flatMap(entry -> texts.apply(entry).map(text -> new Rule.Fault(entry.id(), text))));
    }

    private static boolean in(ValueSet set, List<EntryCode> codes) {
        return codes.stream().allMatch(code -> set.find(code.code()).filter(found -> found.system().equals(code.scheme())).isPresent());
    }

    private Stream<String> type(RegistryObject entry) {
        return entry.codes(Scheme.TYPE).stream()
                .filter(code -> types.find(code.code()).filter(t -> t.acceptedByDmp() && t.type().system().equals(code.scheme())).isEmpty())
                .map(code -> "typeCode hors JDV_J66");
    }

    private Stream<String> documentClass(RegistryObject entry) {
        Optional<DocumentType> type = types.find(entry.code(Scheme.TYPE));
        return entry.codes(Scheme.CLASS).stream().filter(code -> !code.scheme().equals(DocumentTypes.CLASS_SCHEME)
                || types.documentClass(code.code()).isEmpty() || type.filter(t -> deducedDiffers(t, code.code())).isPresent())
                .map(code -> "classCode qui n'est pas celui du typeCode");
    }

    private static boolean deducedDiffers(DocumentType type, String documentClass) {
        return type.documentClass() != null && !type.documentClass().code().equals(documentClass);
    }

    private Stream<String> confidentiality(RegistryObject entry) {
        List<EntryCode> codes = entry.codes(Scheme.CONFIDENTIALITY);
        return Stream.concat(unless(in(confidentialities, codes), "confidentialityCode hors JDV_J58"),
                unless(codes.isEmpty() || BASIC.contains(codes.getFirst().code()),
                        "le premier confidentialityCode n'est pas celui du CDA"));
    }

    private static Stream<String> masks(RegistryObject entry) {
        List<String> codes = entry.codes(Scheme.CONFIDENTIALITY).stream().map(EntryCode::code).toList();
        return unless(!codes.containsAll(List.of(MASKED, INVISIBLE)), "MASQUE_PS et INVISIBLE_PATIENT ne se cumulent pas");
    }

    private static Stream<String> format(RegistryObject entry) {
        return entry.codes(Scheme.FORMAT).stream()
                .filter(code -> REFUSED_FORMATS.contains(code.code()) || !schemeOf(code).equals(code.scheme()))
                .map(code -> "formatCode hors JDV_J60");
    }

    private static String schemeOf(EntryCode format) {
        Map<String, String> schemes = Map.of("urn:asip", ANS_FORMATS, "urn:ans:", ANS_FORMATS, "urn:ihe:", IHE_FORMATS);
        return schemes.entrySet().stream().filter(e -> format.code().startsWith(e.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("-");
    }
}
