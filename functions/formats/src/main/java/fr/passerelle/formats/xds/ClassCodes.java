package fr.passerelle.formats.xds;

import java.util.Optional;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.DocumentTypes;

/** classCode: never chosen freely, deduced from the type, or set by the establishment for a type without published class (documents.md §7.2). */
public final class ClassCodes {
    private final DocumentTypes types;

    public ClassCodes(DocumentTypes types) {
        this.types = types;
    }

    /**
     * The class of a document, empty when none is published and the establishment sets none: such a document has no lot.
     *
     * @param type code of JDV_J07
     * @throws IllegalArgumentException when JDV_J07 does not hold the code
     */
    public Optional<Code> of(String type, Establishment establishment) {
        return Optional.ofNullable(types.get(type).documentClass())
                .or(() -> Optional.ofNullable(establishment.classOfUnmappedTypes().get(type)).flatMap(types::documentClass));
    }
}
