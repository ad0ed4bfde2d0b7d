package fr.passerelle.core.valueset;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * formatCode of a CDA, by the model it follows or by what a body without structure holds (ASS_A11 and ASS_A12, documents.md §7.3).
 *
 * <p>Of several models the national one of the longest identifier is the most specific: a document that also names the international
 * model it comes from gets the format of the French one.
 */
public final class DocumentFormats {
    /** A body without structure (IHE XDS-SD). */
    public static final String UNSTRUCTURED = "1.3.6.1.4.1.19376.1.2.20";
    private static final String NATIONAL = "1.2.250.1.213.1.1.1.";
    private static final Code OTHER = new Code("urn:asipSante:modelesHorsProfils:2011", "1.2.250.1.213.1.1.4.2.282",
            "Document non référencé IHE ou CI-SIS");

    private final Map<String, Code> formats = new HashMap<>();
    private final Set<String> notInDmp = new HashSet<>();

    public DocumentFormats() {
        for (String[] row : Table.rows("document-formats")) {
            formats.put(row[0], new Code(row[1], row[2], row[3]));
            if (row[4].equals("no")) {
                notInDmp.add(row[1]);
            }
        }
    }

    /**
     * The format of a body without structure; empty for a media type the CI-SIS does not take.
     *
     * @param mediaType e.g. {@code application/pdf}
     */
    public Optional<Code> ofBody(String mediaType) {
        return mediaType.indexOf('/') < 0 ? Optional.empty() : Optional.ofNullable(formats.get(mediaType));
    }

    /** Whether the DMP takes the format (JDV_J60). */
    public boolean acceptedByDmp(Code format) {
        return !notInDmp.contains(format.code());
    }

    /** The format of a structured document, by its models: the code of what no list names when none is known. */
    public Code ofModels(Collection<String> templateIds) {
        return templateIds.stream().filter(formats::containsKey)
                .max(Comparator.comparing((String id) -> id.startsWith(NATIONAL)).thenComparingInt(String::length))
                .map(id -> formats.getOrDefault(id, OTHER)).orElse(OTHER);
    }
}
