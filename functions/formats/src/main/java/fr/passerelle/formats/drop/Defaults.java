package fr.passerelle.formats.drop;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.valueset.Code;

/** What stands at the top of a descriptor for all its documents; a block of a document takes the place of the whole block. */
record Defaults(@Nullable Author author, @Nullable Professional legalAuthenticator, @Nullable OffsetDateTime signedAt, ActBlock act,
        Stay stay) {

    /** An act as written: what is absent is filled from the stay and the author (documents.md §8). */
    record ActBlock(@Nullable OffsetDateTime start, @Nullable OffsetDateTime end, @Nullable Professional performer, List<Code> codes) {
        static final ActBlock NONE = new ActBlock(null, null, null, List.of());
    }
}
