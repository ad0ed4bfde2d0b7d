package fr.passerelle.core.pathway;

import org.jspecify.annotations.Nullable;

/** Who answers for a pathway, by function or team, never by name. */
public record Owners(@Nullable String medical, @Nullable String administrative, @Nullable String technical) {}
