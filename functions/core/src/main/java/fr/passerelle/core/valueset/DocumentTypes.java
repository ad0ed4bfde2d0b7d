package fr.passerelle.core.valueset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The document types of the CI-SIS (JDV_J07), their class and whether the DMP takes them (JDV_J66). */
public final class DocumentTypes {
    /** Scheme of the class codes (TRE_A03). */
    public static final String CLASS_SCHEME = "1.2.250.1.213.1.1.4.1";

    private final Map<String, DocumentType> types = new LinkedHashMap<>();

    public DocumentTypes() {
        for (String[] row : Table.rows("document-types")) {
            Code documentClass = row[3].equals("-") ? null : new Code(row[3], CLASS_SCHEME, row[4]);
            types.put(row[0], new DocumentType(new Code(row[0], row[1], row[2]), documentClass, row[5].equals("yes")));
        }
    }

    public Optional<DocumentType> find(String code) {
        return Optional.ofNullable(types.get(code));
    }

    /** @throws IllegalArgumentException when JDV_J07 does not hold the code */
    public DocumentType get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("type outside JDV_J07: " + code));
    }

    public Collection<DocumentType> all() {
        return types.values();
    }

    /** Label of a class code as the table publishes it, for the classes an establishment chooses itself. */
    public Optional<Code> documentClass(String code) {
        return types.values().stream().map(DocumentType::documentClass).filter(c -> c != null && c.code().equals(code))
                .findFirst();
    }
}
