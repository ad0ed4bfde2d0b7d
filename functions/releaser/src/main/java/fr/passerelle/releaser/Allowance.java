package fr.passerelle.releaser;

import java.time.Duration;

import fr.passerelle.core.document.Priority;

/** What one run may still release of one destination of an establishment. */
final class Allowance {
    private final ReleaseRules rules;
    private int all;
    private int backfill;
    private int spent;

    private Allowance(ReleaseRules rules, int all, int backfill) {
        this.rules = rules;
        this.all = all;
        this.backfill = backfill;
    }

    static Allowance of(ReleaseRules rules) {
        return new Allowance(rules, rules.perRun(), rules.backfillPerRun());
    }

    /** One call tries. */
    static Allowance probe(ReleaseRules rules) {
        return new Allowance(rules, 1, 1);
    }

    static Allowance nothing(ReleaseRules rules) {
        return new Allowance(rules, 0, 0);
    }

    /** When the message of the next one comes, in whole seconds: a run's are spread over the time until the next run. */
    Duration delay() {
        return Duration.ofSeconds(rules.tick().toSeconds() * spent / rules.perRun());
    }

    boolean spent() {
        return all == 0;
    }

    boolean lets(Priority priority) {
        return !spent() && (priority != Priority.BACKFILL || backfill > 0);
    }

    void spend(Priority priority) {
        all--;
        spent++;
        backfill -= priority == Priority.BACKFILL ? 1 : 0;
    }
}
