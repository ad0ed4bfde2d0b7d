package fr.passerelle.formats.cda.read;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * A CDA once read.
 *
 * @param document absent when anything is wrong
 * @param header also with faults; absent when there is no {@code ClinicalDocument} at all, or its bytes cannot be read
 * @param faults everything that is wrong, each with its XPath and, as last detail, the rule and its source; empty exactly when the
 *        document is there
 * @param notes what was cleaned or assumed, without stopping anything
 */
public record CdaReading(@Nullable CdaDocument document, @Nullable CdaHeader header, List<Reason> faults, List<Reason> notes) {
    public CdaReading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
