package fr.passerelle.core.rule;

import java.time.LocalDate;

import fr.passerelle.core.establishment.Establishment;

/**
 * What a drop is judged against.
 *
 * @param today day of the drop in the hospital's own zone: majority is counted from it (consent-and-rules.md §6)
 */
public record RuleContext(Establishment establishment, LocalDate today) {}
