package fr.passerelle.formats.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.DocumentFormats;

/** The body: what a document without structure holds, or the PDF copy of a structured one (documents.md §3.9). */
final class BodyPart {
    private static final String PDF = "application/pdf";
    private static final String PDF_COPY = "1.2.250.1.213.1.1.2.243";
    private static final String FRANCE = "2.16.840.1.113883.2.8.2.1";
    private static final String CI_SIS = "1.2.250.1.213.1.1.1.1";
    private static final int MANDATORY = 3;
    /** Models that the ANS also publishes with a body without structure: their id stands beside the usual three. */
    private static final Set<String> ALSO_UNSTRUCTURED = Set.of("1.2.250.1.213.1.1.1.45");
    private static final DocumentFormats FORMATS = new DocumentFormats();

    private final Findings findings;

    BodyPart(Findings findings) {
        this.findings = findings;
    }

    /** @param pdf absent when it holds none */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, handed over once and never compared
    record Body(Code format, byte @Nullable [] pdf) {
        @Override
        public String toString() {
            return "Body[" + format.code() + "]";
        }
    }

    @Nullable
    Body read(Element document) {
        List<String> models = document.all("templateId").stream().map(t -> t.attribute("root")).filter(Objects::nonNull).toList();
        Element text = document.at("component/nonXMLBody/text");
        Element structured = document.at("component/structuredBody");
        boolean unstructured = models.contains(DocumentFormats.UNSTRUCTURED);
        templates(document, models, unstructured);
        if (text == null && structured == null) {
            findings.missing(document, "component/nonXMLBody/text");
            return null;
        }
        if (unstructured != (text != null)) {
            findings.fault(CdaRule.TEMPLATES, document.path() + "/templateId", unstructured
                    ? "le corps est structuré, et " + DocumentFormats.UNSTRUCTURED + " est le modèle des corps qui ne le sont pas"
                    : "le corps n'est pas structuré, et le modèle " + DocumentFormats.UNSTRUCTURED + " manque");
        }
        return text != null ? unstructured(text) : new Body(FORMATS.ofModels(models), copy(document, structured));
    }

    private void templates(Element document, List<String> models, boolean unstructured) {
        String path = document.path() + "/templateId";
        for (String required : List.of(FRANCE, CI_SIS)) {
            if (!models.contains(required)) {
                findings.fault(CdaRule.TEMPLATES, path, required + " manque");
            }
        }
        List<String> own = models.stream().filter(m -> !m.equals(FRANCE) && !m.equals(CI_SIS)).toList();
        if (own.isEmpty() && document.at("component/structuredBody") != null) {
            findings.fault(CdaRule.TEMPLATES, path, "celui du modèle de document manque");
        }
        if (unstructured && models.size() > MANDATORY && !own.stream().allMatch(
                m -> m.equals(DocumentFormats.UNSTRUCTURED) || ALSO_UNSTRUCTURED.contains(m))) {
            findings.fault(CdaRule.TEMPLATES, path, "un corps non structuré n'a que trois templateId");
        }
    }

    private @Nullable Body unstructured(Element text) {
        String type = text.attribute("mediaType");
        Optional<Code> format = type == null ? Optional.empty() : FORMATS.ofBody(type);
        Base64Text binary = text.binary();
        if (format.isEmpty() || binary == null) {
            findings.fault(CdaRule.BODY, text.path());
            return null;
        }
        Optional<byte[]> content = binary.decoded();
        if (content.isEmpty()) {
            findings.fault(CdaRule.BODY_BASE64, text.path());
            return null;
        }
        boolean pdf = PDF.equals(type);
        if (!pdf) {
            findings.note(CdaRule.WITHOUT_PDF, text.path());
        }
        return new Body(format.get(), pdf ? content.get() : null);
    }

    /** A consumer shows this PDF first; it is what a mail attaches. */
    private byte @Nullable [] copy(Element document, @Nullable Element structured) {
        Optional<Element> value = structured == null
                ? Optional.empty()
                : structured.descendants().filter(e -> e.is("section")).filter(BodyPart::pdfCopy).flatMap(Element::descendants)
                        .filter(e -> e.is("value") && PDF.equals(e.attribute("mediaType")) && e.binary() != null).findFirst();
        if (value.isEmpty()) {
            findings.note(CdaRule.WITHOUT_PDF, document.path() + "/component");
            return null;
        }
        Base64Text binary = value.get().binary();
        Optional<byte[]> content = binary == null ? Optional.empty() : binary.decoded();
        if (content.isEmpty()) {
            findings.fault(CdaRule.BODY_BASE64, value.get().path());
            return null;
        }
        return content.get();
    }

    private static boolean pdfCopy(Element section) {
        return section.all("templateId").stream().anyMatch(t -> PDF_COPY.equals(t.attribute("root")));
    }
}
