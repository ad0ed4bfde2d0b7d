package fr.passerelle.simulators.xds;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.simulators.xml.Schemas;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** What a CDA must be as a whole: schema, identifiers, dates, body (documents.md §3.1-3.2, §3.8-3.9, §3.13-3.14). */
public final class CdaRules {
    private static final List<String> COMMON_TEMPLATES = List.of("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1");
    private static final Set<String> HEADER_NULLS = Set.of("UNK", "NASK", "ASKU", "NAV", "MSK");
    private static final Set<String> TIMES = Set.of("effectiveTime", "time", "low", "high", "birthTime");
    private static final Set<String> CONFIDENTIALITIES = Set.of("N", "R", "V");
    private static final Set<String> MEDIA = Set.of("application/pdf", "image/jpeg", "image/tiff", "text/rtf", "text/plain");
    private static final int LONGEST_TITLE = 128;

    private final Schemas schemas;
    private final DocumentTypes types;
    private final String code;

    /** @param code error code the faults are answered with */
    public CdaRules(Schemas schemas, DocumentTypes types, String code) {
        this.schemas = schemas;
        this.types = types;
        this.code = code;
    }

    public List<Rule<CdaSubject>> rules() {
        return List.of(rule("cda-schema", cda -> schemas.cdaFaults(cda.root()).stream().map(f -> "CDA invalide au schéma : " + f)),
                rule("cda-stylesheet", cda -> unless(!cda.hasStylesheet(), "feuille de style jointe au CDA")),
                rule("cda-templates", CdaRules::templates), rule("cda-id", CdaRules::identifiers), rule("cda-set", CdaRules::version),
                rule("cda-type", this::type), rule("cda-title", CdaRules::title), rule("cda-language", CdaRules::language),
                rule("cda-confidentiality", CdaRules::confidentiality), rule("cda-creation", CdaRules::creation),
                rule("cda-times", CdaRules::times), rule("cda-null-flavors", CdaRules::nullFlavors),
                rule("cda-telecom", CdaRules::telecoms), rule("cda-replacement", CdaRules::replacement), rule("cda-body", CdaRules::body));
    }

    private Rule<CdaSubject> rule(String name, Function<Cda, Stream<String>> texts) {
        return CdaSubject.rule(name, code, subject -> texts.apply(subject.cda()));
    }

    private static Stream<String> templates(Cda cda) {
        List<String> found = cda.all("templateId").stream().map(template -> template.attribute("root")).toList();
        boolean common = found.size() >= 3 && found.subList(0, 2).equals(COMMON_TEMPLATES);
        boolean alone = !cda.unstructured() || found.size() == 3;
        return Stream.concat(unless(common, "les trois templateId obligatoires ne sont pas là, dans l'ordre"),
                unless(alone, "un document non structuré porte exactement trois templateId"));
    }

    private static Stream<String> identifiers(Cda cda) {
        Tree id = cda.first("id").orElse(cda.root());
        return Stream.concat(unless(Forms.isOid(id.attribute("root")), "l'identifiant n'est pas un OID d'au plus 64 caractères"),
                unless(!id.has("extension"), "l'identifiant porte une extension"));
    }

    private static Stream<String> version(Cda cda) {
        return Stream.concat(unless(Forms.isOid(cda.value("setId", "root")), "setId absent ou faux"),
                unless(cda.value("versionNumber", "value").matches("[1-9][0-9]{0,8}"), "versionNumber absent ou faux"));
    }

    private Stream<String> type(Cda cda) {
        boolean known = types.find(cda.value("code", "code"))
                .filter(found -> found.type().system().equals(cda.value("code", "codeSystem"))).isPresent();
        return Stream.concat(unless(known, "type hors JDV_J07"),
                unless(!cda.value("code", "displayName").isBlank(), "type sans libellé"));
    }

    private static Stream<String> title(Cda cda) {
        String title = cda.first("title").map(Tree::text).orElse("");
        return unless(!title.isEmpty() && title.length() <= LONGEST_TITLE, "titre absent ou de plus de 128 caractères");
    }

    private static Stream<String> language(Cda cda) {
        return unless(cda.value("languageCode", "code").equals("fr-FR"), "langue autre que fr-FR");
    }

    private static Stream<String> confidentiality(Cda cda) {
        boolean right = CONFIDENTIALITIES.contains(cda.value("confidentialityCode", "code"))
                && cda.value("confidentialityCode", "codeSystem").equals("2.16.840.1.113883.5.25");
        return Stream.concat(unless(right, "confidentialité autre que N, R ou V"),
                unless(!cda.value("confidentialityCode", "displayName").isBlank(), "confidentialité sans libellé"));
    }

    private static Stream<String> creation(Cda cda) {
        return unless(Forms.isSecondWithOffset(cda.value("effectiveTime", "value")),
                "date de création sans seconde ou sans décalage horaire");
    }

    private static Stream<String> times(Cda cda) {
        return cda.header().stream().flatMap(Tree::descendants).filter(t -> TIMES.contains(t.name()) && t.has("value"))
                .filter(time -> !Forms.isLocal(time.attribute("value")))
                .map(time -> "date fausse ou heure sans décalage dans " + time.name());
    }

    private static Stream<String> nullFlavors(Cda cda) {
        return cda.header().stream().flatMap(Tree::descendants)
                .filter(t -> t.has("nullFlavor") && !HEADER_NULLS.contains(t.attribute("nullFlavor")))
                .map(t -> "nullFlavor interdit dans " + t.name());
    }

    private static Stream<String> telecoms(Cda cda) {
        return cda.header().stream().flatMap(Tree::descendants).filter(t -> t.name().equals("telecom"))
                .filter(t -> t.has("value") == t.has("nullFlavor")
                        || (t.has("value") && !t.attribute("value").matches("(tel|fax|mailto|http|https|ftp|mllp):\\S+")))
                .map(t -> "telecom mal formé");
    }

    private static Stream<String> replacement(Cda cda) {
        return cda.all("relatedDocument").stream().flatMap(related -> {
            Tree parent = related.first("parentDocument/id").orElse(related);
            return Stream.concat(unless(Set.of("RPLC", "XFRM").contains(related.attribute("typeCode")), "lien autre que RPLC ou XFRM"),
                    unless(Forms.isOid(parent.attribute("root")) && !parent.has("extension"), "document remplacé mal désigné"));
        });
    }

    private static Stream<String> body(Cda cda) {
        List<Tree> texts = cda.all("component/nonXMLBody/text");
        if (!cda.unstructured()) {
            return unless(texts.isEmpty(), "corps non structuré dans un document structuré");
        }
        if (texts.size() != 1) {
            return Stream.of("un document non structuré a exactement un corps nonXMLBody");
        }
        Tree text = texts.getFirst();
        return Stream.concat(unless(MEDIA.contains(text.attribute("mediaType")), "type de corps non admis"),
                unless(text.attribute("representation").equals("B64") && decodes(text), "corps qui n'est pas la base64 du type annoncé"));
    }

    private static boolean decodes(Tree text) {
        try {
            byte[] body = Base64.getMimeDecoder().decode(text.text());
            return body.length > 0 && (!text.attribute("mediaType").equals("application/pdf") || startsAsPdf(body));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean startsAsPdf(byte[] body) {
        return body.length > 4 && body[0] == '%' && body[1] == 'P' && body[2] == 'D' && body[3] == 'F';
    }
}
