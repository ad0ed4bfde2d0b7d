package fr.passerelle.core.valueset;

import org.jspecify.annotations.Nullable;

/**
 * A document type of JDV_J07 with the class deduced from it (documents.md §7.2) and whether the DMP takes it (JDV_J66).
 *
 * @param type code, system and exact label
 * @param documentClass class, scheme {@code 1.2.250.1.213.1.1.4.1}; absent when none is published
 * @param acceptedByDmp member of JDV_J66
 */
public record DocumentType(Code type, @Nullable Code documentClass, boolean acceptedByDmp) {}
