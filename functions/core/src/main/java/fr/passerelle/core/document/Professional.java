package fr.passerelle.core.document;

import org.jspecify.annotations.Nullable;

/**
 * A health professional.
 *
 * @param id PS_IdNat: {@code 8}+RPPS, {@code 0}+ADELI or {@code 3}+FINESS{@code /}internal id (documents.md §2.4)
 * @param civility code of JDV_J245 ({@code M}, {@code MME})
 * @param title code of JDV_J246 ({@code DR}, {@code PR}…)
 * @param specialty code of JDV_J01, e.g. {@code G15_10/SM04}; compulsory for an author
 */
public record Professional(String id, String familyName, String givenName, @Nullable String civility, @Nullable String title,
        String specialty) implements Author {}
