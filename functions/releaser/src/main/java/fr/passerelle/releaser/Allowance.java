package fr.passerelle.releaser;

import fr.passerelle.core.document.Priority;

/** What one run may still release of one destination of an establishment. */
final class Allowance {
    private int all;
    private int backfill;

    private Allowance(int all, int backfill) {
        this.all = all;
        this.backfill = backfill;
    }

    static Allowance of(ReleaseRules rules) {
        return new Allowance(rules.perRun(), rules.backfillPerRun());
    }

    /** One call tries. */
    static Allowance probe() {
        return new Allowance(1, 1);
    }

    static Allowance nothing() {
        return new Allowance(0, 0);
    }

    boolean spent() {
        return all == 0;
    }

    boolean lets(Priority priority) {
        return !spent() && (priority != Priority.BACKFILL || backfill > 0);
    }

    void spend(Priority priority) {
        all--;
        backfill -= priority == Priority.BACKFILL ? 1 : 0;
    }
}
