package fr.passerelle.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.indicator.Ratio;
import fr.passerelle.core.reject.Owner;

/**
 * The registry of uses of one month, field by field as in {@code report.schema.json}; no personal data. docs/indicators.md defines every
 * figure.
 *
 * @param madeAt when; figures of a month still move as long as its stays get their letters
 */
public record MonthReport(YearMonth month, Instant madeAt, List<EstablishmentReport> establishments) {
    public MonthReport {
        establishments = List.copyOf(establishments);
    }

    /**
     * One legal entity.
     *
     * @param finess FINESS EJ
     * @param days those with something, in their order
     * @param types volumes by document type, the largest first
     * @param refusals codes of what was refused or set aside, the most frequent first
     * @param services figures of each unit, small numbers hidden
     */
    public record EstablishmentReport(String finess, String name, Summary summary, List<Use> uses, List<Volume> types, List<Day> days,
            List<Refusal> refusals, Delay delay, List<Service> services) {
        public EstablishmentReport {
            uses = List.copyOf(uses);
            types = List.copyOf(types);
            days = List.copyOf(days);
            refusals = List.copyOf(refusals);
            services = List.copyOf(services);
        }
    }

    /** The figures of the whole establishment. */
    public record Summary(long received, long replacements, Ratio feeding, Ratio acceptance, Ratio identity, long identityReleased,
            Ratio firstPass, Ratio sameDay, Ratio staysWithLetter, Ratio staysWithDocument, long staysUnknown, long replaced, long deleted,
            long opposed, long noProfile, long closedProfile, long hidden, long masked, long secret, long revealed, long dryRun,
            long printed, Reach patients, Reach professionals) {}

    /** How far messages went. */
    public record Reach(long sent, long delivered, long read, long readInTime, long answered, long bounced) {}

    /**
     * A pathway: what is deployed, since when, by whose decision, and how much of it there was.
     *
     * @param state word of the pathway's state; {@code absent} when things were counted to one that is no longer configured
     * @param owners by function, never by name
     * @param reach of the messages to patients
     */
    public record Use(String id, String title, String state, @Nullable LocalDate from, @Nullable LocalDate to,
            @Nullable String medicalOwner, @Nullable String administrativeOwner, @Nullable String replyOwner, @Nullable String cmeReference,
            @Nullable LocalDate cmeDate, List<String> pilotUnits, long received, long accepted, Reach reach, long refused, long dryRun) {
        public Use {
            pilotUnits = List.copyOf(pilotUnits);
        }
    }

    /** Volumes of a document type. */
    public record Volume(String type, String label, long received, Ratio feeding, long replaced) {}

    /** One day. */
    public record Day(LocalDate day, long received, long accepted, long messages, long refused) {}

    /**
     * Why things did not leave.
     *
     * @param fault false when it is a choice or a rule, which is no error
     * @param text of the catalogue, its details left out
     */
    public record Refusal(String code, String text, Owner owner, boolean fault, long count) {}

    /**
     * From the signature to the DMP.
     *
     * @param median class whose upper edge half of the delays do not pass (ISO 8601 duration or {@code longer}), absent without any
     * @param percentile95 the same for 95 of 100
     */
    public record Delay(@Nullable String median, @Nullable String percentile95, List<Band> classes) {
        public Delay {
            classes = List.copyOf(classes);
        }

        /** How many fell under an upper edge and above the one before. */
        public record Band(String upTo, long count) {}
    }

    /**
     * A unit. A number from 1 to 4 could point at somebody: it is not shown, nor what would give it away.
     *
     * @param unit code, absent for what named none
     * @param feeding absent when one of its numbers is hidden
     */
    public record Service(@Nullable String unit, Shown received, Shown accepted, @Nullable Ratio feeding, Shown messages, Shown read,
            Shown answered, Shown refused, Shown printed) {}
}
