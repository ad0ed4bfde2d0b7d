package fr.passerelle.core.pathway;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.document.Visibility;

/**
 * One document type of a pathway (consent-and-rules.md §3.2).
 *
 * @param type code of JDV_J07
 * @param announced hidden from the patient until the announcement, and mailed only after it
 * @param restrictions visibility that applies at least, whatever the creator asks for; the most restrictive wins
 * @param sensitiveForMinors for a minor, held until somebody says whether the care is secret
 * @param from first day of the rule, absent: that of the pathway
 * @param to last day, absent: none
 * @param decision reference of the decision of the CME about this type, absent: that of the pathway
 */
public record TypeRule(String type, Use dmp, Use patient, Use professionals, boolean announced, Visibility restrictions,
        boolean sensitiveForMinors, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String decision) {
    /** What it says of a destination. */
    public Use towards(Destination destination) {
        return switch (destination) {
            case DMP -> dmp;
            case PATIENT_MAILBOX -> patient;
            case PROFESSIONAL_MAILBOX -> professionals;
            case NONE -> Use.NEVER;
        };
    }

    public boolean validOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whether both tell the same type on some day. */
    boolean overlaps(TypeRule other) {
        return type.equals(other.type) && (from == null || other.to == null || !from.isAfter(other.to))
                && (to == null || other.from == null || !other.from.isAfter(to));
    }

    /**
     * Flags asked for, and those that this rule adds.
     *
     * @param first whether it replaces nothing: a later version is hidden as long as the former one is (dmp-transport.md §7), and what
     *        was announced is not hidden again
     */
    public Visibility applied(Visibility asked, boolean first) {
        return asked.and(restrictions).and(new Visibility(false, announced && first, false, false, false));
    }
}
