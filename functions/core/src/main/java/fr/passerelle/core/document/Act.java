package fr.passerelle.core.document;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.Code;

/**
 * The main act documented ({@code documentationOf[1]/serviceEvent}, documents.md §3.6).
 *
 * @param start at least to the minute, with its offset
 * @param codes act codes (CCAM, LOINC…), the first is {@code serviceEvent/code}
 */
public record Act(OffsetDateTime start, @Nullable OffsetDateTime end, Professional performer, List<Code> codes) {
    public Act {
        codes = List.copyOf(codes);
    }
}
