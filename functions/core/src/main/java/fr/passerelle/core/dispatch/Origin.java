package fr.passerelle.core.dispatch;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where an input comes from and what it belongs to: what lists and figures are made by. No identity in it.
 *
 * @param pathway identifier of the pathway it was counted to, absent when none was found
 * @param site FINESS EG, absent: the legal entity
 * @param unit code of the unit (service), absent when not told
 * @param source software that made it, absent when not told
 * @param stay pseudonym of the stay, absent when no number was given
 * @param dischargedAt end of the stay, absent when not told
 * @param carried documents, in the order of the drop; none for an appointment
 */
public record Origin(@Nullable String pathway, @Nullable String site, @Nullable String unit, @Nullable String source,
        @Nullable String stay, @Nullable Instant dischargedAt, List<Carried> carried) {
    public static final Origin UNKNOWN = new Origin(null, null, null, null, null, null, List.of());

    /**
     * One document.
     *
     * @param document local key
     * @param type code of JDV_J07
     * @param first whether it replaces nothing
     * @param signedAt time of the legal authentication
     */
    public record Carried(String document, String type, boolean first, Instant signedAt) {}

    public Origin {
        carried = List.copyOf(carried);
    }
}
