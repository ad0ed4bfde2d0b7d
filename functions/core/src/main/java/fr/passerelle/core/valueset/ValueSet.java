package fr.passerelle.core.valueset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One value set loaded from its table; the first line of each table names the set, its OID and its date.
 *
 * <p>Codes are unique within the sets shipped here, so a code alone finds its system and label (documents.md §7.1).
 */
public final class ValueSet {
    private final Map<String, Code> codes = new LinkedHashMap<>();

    private ValueSet(String table) {
        for (String[] row : Table.rows(table)) {
            codes.put(row[0], new Code(row[0], row[1], row[2]));
        }
    }

    /**
     * @param name one of the tables beside this class, e.g. {@code author-specialties}
     * @throws IllegalArgumentException when there is no such table
     */
    public static ValueSet named(String name) {
        return new ValueSet(name);
    }

    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** @throws IllegalArgumentException when the set does not hold the code */
    public Code get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("code outside its value set: " + code));
    }

    public Collection<Code> all() {
        return codes.values();
    }
}
