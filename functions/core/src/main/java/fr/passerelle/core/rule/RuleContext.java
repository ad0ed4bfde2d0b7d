package fr.passerelle.core.rule;

import java.time.Instant;
import java.time.LocalDate;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.pathway.Pathways.Found;

/**
 * What a drop is judged against.
 *
 * @param receivedAt when it came
 * @param pathway the one its documents belong to, or why there is none
 * @param identity who it is about, given what the identity feed says
 */
public record RuleContext(Establishment establishment, Instant receivedAt, Found pathway, EffectiveIdentity identity) {
    /** Day of the drop in the hospital's own zone: majority is counted from it (consent-and-rules.md §6). */
    public LocalDate today() {
        return LocalDate.ofInstant(receivedAt, establishment.zone());
    }
}
