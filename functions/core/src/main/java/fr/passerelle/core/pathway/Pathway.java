package fr.passerelle.core.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;

/**
 * A pathway as one establishment configures it: a reviewed file, not code (use-cases.md §4).
 *
 * @param establishment FINESS EJ
 * @param id stable identifier, e.g. {@code P16-oncologie}
 * @param title what people call it
 * @param from first day
 * @param to last day, absent: none
 * @param sites FINESS EG it serves; empty: all
 * @param units codes of the units (services) it serves; empty: all
 * @param types document types it lists; one that no pathway lists is held
 * @param text body of the message in French; absent: the text of the software
 * @param steps messages that leave by themselves some days before an appointment or after a stay
 * @param pilotUnits units that leave while the state is {@code pilot}, beside the patients enrolled one by one
 * @param version first characters of the SHA-256 of the file: which configuration a decision was taken with
 */
public record Pathway(String establishment, String id, String title, PathwayState state, LocalDate from, @Nullable LocalDate to,
        List<String> sites, List<String> units, Trigger trigger, List<TypeRule> types, Sequence sequence, Reply reply,
        @Nullable String text, List<Step> steps, Fallback fallback, List<String> pilotUnits, @Nullable CmeDecision cme, Owners owners,
        String version) {
    public Pathway {
        sites = List.copyOf(sites);
        units = List.copyOf(units);
        types = List.copyOf(types);
        steps = List.copyOf(steps);
        pilotUnits = List.copyOf(pilotUnits);
    }

    /** Whether documents may be counted to it that day. */
    public boolean inForce(LocalDate day) {
        return state != PathwayState.DRAFT && !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** The same, deployed that far: what it would be. */
    public Pathway in(PathwayState other) {
        return new Pathway(establishment, id, title, other, from, to, sites, units, trigger, types, sequence, reply, text, steps, fallback,
                pilotUnits, cme, owners, version);
    }

    /** The rule of a type that day. */
    public Optional<TypeRule> rule(String type, LocalDate day) {
        return types.stream().filter(rule -> rule.type().equals(type) && rule.validOn(day)).findFirst();
    }

    /** @param step identifier of one of its steps */
    public Optional<Step> step(String step) {
        return steps.stream().filter(one -> one.id().equals(step)).findFirst();
    }

    /** Whether it is meant for that place: a pathway that names sites or units serves no others. */
    public boolean serves(@Nullable String site, @Nullable String unit) {
        return (sites.isEmpty() || (site != null && sites.contains(site))) && (units.isEmpty() || (unit != null && units.contains(unit)));
    }

    /** How closely it is meant for some place: of two that fit, the closer one is chosen. */
    int closeness() {
        return (sites.isEmpty() ? 0 : 1) + (units.isEmpty() ? 0 : 2);
    }
}
