package fr.passerelle.core.pathway;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** The pathways of one establishment, and which of them something belongs to. */
public record Pathways(List<Pathway> all) {
    public Pathways {
        all = List.copyOf(all);
    }

    /**
     * What is looked for.
     *
     * @param named identifier given by the hospital, absent: found by the types
     * @param types codes of JDV_J07 carried, all of them in one pathway
     * @param site FINESS EG, absent: the legal entity
     * @param unit code of the unit, absent when unknown
     */
    public record Wanted(@Nullable String named, Collection<String> types, @Nullable String site, @Nullable String unit, LocalDate day) {}

    /** What was found. */
    public sealed interface Found {
        /** The one. */
        record One(Pathway pathway) implements Found {}

        /** The hospital names one that does not exist, is a draft, or is not in force that day. */
        record Unknown(String named) implements Found {}

        /**
         * No pathway lists these types there.
         *
         * @param types those that the pathway meant does not list, or all when none is meant
         */
        record Unlisted(List<String> types) implements Found {
            public Unlisted {
                types = List.copyOf(types);
            }
        }

        /** Several would do, none closer than the others: only the hospital can say which. */
        record Several(List<String> ids) implements Found {
            public Several {
                ids = List.copyOf(ids);
            }
        }
    }

    /** The pathway of documents. */
    public Found ofDocuments(Wanted wanted) {
        return find(wanted, p -> p.trigger() != Trigger.APPOINTMENT);
    }

    /** The pathway of an appointment: its types do not matter. */
    public Found ofAppointment(Wanted wanted) {
        return find(wanted, p -> p.trigger() == Trigger.APPOINTMENT);
    }

    /** Those that write by themselves there: several may, each for its own purpose. */
    public List<Pathway> ofCalendar(@Nullable String site, @Nullable String unit, LocalDate day) {
        return all.stream().filter(p -> p.trigger() == Trigger.CALENDAR && p.inForce(day) && p.serves(site, unit)).toList();
    }

    public Optional<Pathway> find(String id) {
        return all.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    private Found find(Wanted wanted, Predicate<Pathway> kind) {
        List<Pathway> inForce = all.stream().filter(kind).filter(p -> p.inForce(wanted.day())).toList();
        String named = wanted.named();
        if (named != null) {
            return inForce.stream().filter(p -> p.id().equals(named)).findFirst().map(p -> listed(p, wanted))
                    .orElseGet(() -> new Found.Unknown(named));
        }
        List<Pathway> fit = inForce.stream().filter(p -> p.serves(wanted.site(), wanted.unit())).filter(p -> unlisted(p, wanted).isEmpty())
                .toList();
        int closest = fit.stream().mapToInt(Pathway::closeness).max().orElse(0);
        List<Pathway> best = fit.stream().filter(p -> p.closeness() == closest).toList();
        return switch (best.size()) {
            case 0 -> new Found.Unlisted(List.copyOf(wanted.types()));
            case 1 -> new Found.One(best.getFirst());
            default -> new Found.Several(best.stream().map(Pathway::id).sorted().toList());
        };
    }

    private static Found listed(Pathway pathway, Wanted wanted) {
        List<String> unlisted = unlisted(pathway, wanted);
        return unlisted.isEmpty() ? new Found.One(pathway) : new Found.Unlisted(unlisted);
    }

    private static List<String> unlisted(Pathway pathway, Wanted wanted) {
        return wanted.types().stream().filter(type -> pathway.rule(type, wanted.day()).isEmpty()).distinct().toList();
    }
}
