package fr.passerelle.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, paid by request.
 *
 * @param id logical id in the template
 * @param partitionKey attribute name
 * @param sortKey attribute name
 * @param types attribute types ({@code S}, {@code N}, {@code B}) of the keys, those of the indexes included
 * @param indexes global secondary indexes
 * @param expiry attribute holding the second at which an item goes
 * @param streamView e.g. {@code KEYS_ONLY}, absent without stream
 */
public record TableSpec(String id, String name, String partitionKey, Optional<String> sortKey, Map<String, String> types,
        List<Index> indexes, Optional<String> expiry, Optional<String> streamView) {
    public TableSpec {
        types = Map.copyOf(types);
        indexes = List.copyOf(indexes);
    }

    /**
     * An index of a table.
     *
     * @param projection what its items hold, e.g. {@code KEYS_ONLY}
     */
    public record Index(String name, String partitionKey, Optional<String> sortKey, String projection) {}
}
