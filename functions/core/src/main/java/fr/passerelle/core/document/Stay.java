package fr.passerelle.core.document;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The stay or visit ({@code componentOf/encompassingEncounter}, documents.md §3.7).
 *
 * @param number stay number in the hospital's own domain
 * @param encounter code of JDV_J142 ({@code IMP}, {@code AMB}, {@code EMER}, {@code EXTERNE}…)
 */
public record Stay(@Nullable String number, @Nullable String encounter, @Nullable OffsetDateTime admission,
        @Nullable OffsetDateTime discharge) {}
