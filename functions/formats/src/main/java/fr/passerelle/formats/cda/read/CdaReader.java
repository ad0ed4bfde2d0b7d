package fr.passerelle.formats.cda.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.GivenCda.Contributor;
import fr.passerelle.core.document.GivenCda.Reference;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.valueset.DocumentType;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.formats.cda.read.CarePart.Encounter;
import fr.passerelle.formats.cda.read.CarePart.MainAct;
import fr.passerelle.formats.cda.read.Values.Asked;
import fr.passerelle.formats.cda.read.Values.Moment;

/**
 * Reads a CDA R2 given by a hospital, of level 1 or 3: its header as records of the domain, or all its faults at once (documents.md §3.13,
 * §3.14; docs/cda.md). The clinical content is never looked at nor changed: what is given back to send is what came, but for what stands
 * around the root.
 *
 * <p>Safe for several threads. Bounded: no document type, no entity, sizes and depth limited; a hostile document is a fault like another.
 */
public final class CdaReader {
    private static final int LONGEST_TITLE = 128;
    private static final String CONFIDENTIALITY = "2.16.840.1.113883.5.25";
    private static final Set<String> CONFIDENTIALITIES = Set.of("N", "R", "V");

    private final DocumentTypes types = new DocumentTypes();

    /**
     * Reads a stream to its end, or to just beyond the largest document, and leaves it open.
     *
     * @throws IOException when the stream breaks
     */
    public CdaReading read(InputStream given, CdaContext context) throws IOException {
        return read(given.readNBytes(context.largest() + 1), context);
    }

    /** @param given as it came; not changed */
    public CdaReading read(byte[] given, CdaContext context) {
        var findings = new Findings();
        if (given.length > context.largest()) {
            findings.fault(CdaRule.TOO_LARGE, "/", Integer.toString(context.largest()));
            return reading(null, null, findings);
        }
        byte[] bytes = CdaBytes.clean(given, findings);
        Element root = findings.none() ? CdaParser.parse(bytes, findings) : null;
        CdaDocument document = root == null ? null : document(root, bytes, context, findings);
        return reading(document, root, findings);
    }

    private static CdaReading reading(@Nullable CdaDocument document, @Nullable Element root, Findings findings) {
        return new CdaReading(findings.none() ? document : null, root == null ? null : CdaHeader.of(root), findings.faults(),
                findings.notes());
    }

    private @Nullable CdaDocument document(Element root, byte[] bytes, CdaContext context, Findings findings) {
        var values = new Values(findings, context.establishment().zone());
        var people = new PeoplePart(findings, values);
        var care = new CarePart(context.establishment(), findings, values);
        new HeaderChecks(findings).check(root);
        IdentityPart.Ids ids = new IdentityPart(findings, values, context.establishment().cdaPolicy().withoutSetId()).read(root);
        DocumentType type = type(root, values, findings);
        String title = title(root, findings);
        Moment created = values.required(root, "effectiveTime", Asked.HOUR);
        String confidentiality = confidentiality(root, findings);
        PatientPart.Read patient = new PatientPart(context, findings, values).read(root);
        List<Contributor> authors = people.authors(root);
        people.custodian(root);
        Professional responsible = people.responsible(root, authors);
        Moment signed = values.required(root, "legalAuthenticator/time", Asked.HOUR);
        MainAct act = care.act(root);
        Encounter encounter = care.encounter(root);
        List<Reference> references = care.references(root, type == null ? null : type.type().code());
        BodyPart.Body body = new BodyPart(findings).read(root);
        if (!findings.none() || ids == null || type == null || title == null || created == null || confidentiality == null
                || patient == null || authors.isEmpty() || responsible == null || signed == null || act == null || encounter == null
                || body == null) {
            return null;
        }
        Moment end = act.end();
        var cda = new GivenCda(ids.uniqueId(), ids.setId(), ids.versionNumber(), patient.patient().ins() != null, Ids.sha256(bytes),
                body.format(), encounter.facility(), act.practiceSetting(), authors, created.dtm(), act.start().dtm(),
                end == null ? null : end.dtm(), patient.local(), references);
        var source = new SourceDocument(ids.uniqueId(), 1, ids.replaces(), context.name(), type.type().code(), title, created.at(),
                confidentiality, Visibility.OPEN, authors.getFirst().author(), responsible, signed.at(), act.act(responsible),
                encounter.stay(), CarePart.of(references), null, cda);
        return new CdaDocument(source, patient.patient(), bytes, body.pdf());
    }

    private @Nullable DocumentType type(Element root, Values values, Findings findings) {
        Element code = root.at("code");
        String value = code == null ? null : code.attribute("code");
        if (code == null || value == null) {
            findings.missing(root, "code");
            return null;
        }
        Optional<DocumentType> type = types.find(value);
        if (type.isEmpty()) {
            findings.fault(CdaRule.CODE, code.path(), value, "JDV_J07");
            return null;
        }
        values.agrees(code, type.get().type(), "JDV_J07");
        return type.get();
    }

    private static @Nullable String title(Element root, Findings findings) {
        Element element = root.at("title");
        String title = element == null ? null : element.text();
        if (title == null) {
            findings.missing(root, "title");
        } else if (title.length() > LONGEST_TITLE) {
            findings.fault(CdaRule.TITLE, root.path() + "/title", Integer.toString(title.length()), Integer.toString(LONGEST_TITLE));
        }
        return title;
    }

    /** N, R or V and nothing else: the codes of visibility live in the metadata only (documents.md §1 trap 7). */
    private static @Nullable String confidentiality(Element root, Findings findings) {
        Element element = root.at("confidentialityCode");
        String code = element == null ? null : element.attribute("code");
        if (element == null || code == null) {
            findings.missing(root, "confidentialityCode");
            return null;
        }
        if (!CONFIDENTIALITIES.contains(code) || !CONFIDENTIALITY.equals(element.attribute("codeSystem"))) {
            findings.fault(CdaRule.CODE, element.path(), code, "N, R ou V (" + CONFIDENTIALITY + ")");
        } else if (element.attribute("displayName") == null) {
            findings.fault(CdaRule.REQUIRED, element.path() + "/@displayName");
        }
        return code;
    }
}
