package fr.passerelle.core.indicator;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What counters are told apart by (consent-and-rules.md §12.2). No identity in it.
 *
 * @param establishment FINESS EJ
 * @param day of the event, in the establishment's own zone
 * @param site FINESS EG, absent: the legal entity
 * @param type code of JDV_J07, absent for an appointment or a deletion
 * @param source software that made it, absent when not told
 * @param pathway identifier, absent when none was found
 * @param unit code of the unit (service), absent when not told
 */
public record Cell(String establishment, LocalDate day, @Nullable String site, @Nullable String type, @Nullable String source,
        @Nullable String pathway, @Nullable String unit) {}
