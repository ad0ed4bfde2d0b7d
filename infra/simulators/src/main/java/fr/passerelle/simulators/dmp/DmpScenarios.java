package fr.passerelle.simulators.dmp;

import java.util.ArrayList;
import java.util.List;

/** The scenarios in force: the first that matches a call and is not used up is played, else the default. Thread-safe. */
public final class DmpScenarios {
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final List<Planned> planned = new ArrayList<>();
    private DmpScenario byDefault = new DmpScenario.Judge();

    /** Scenario of the calls nothing else matches. */
    public synchronized void byDefault(DmpScenario scenario) {
        byDefault = scenario;
    }

    /** Plays a scenario for every call that matches. */
    public void always(DmpSelector when, DmpScenario scenario) {
        times(ALWAYS, when, scenario);
    }

    /** Plays a scenario for the next call that matches. */
    public void once(DmpSelector when, DmpScenario scenario) {
        times(1, when, scenario);
    }

    /** Plays a scenario for the next {@code times} calls that match. */
    public synchronized void times(int times, DmpSelector when, DmpScenario scenario) {
        planned.add(new Planned(when, scenario, times));
    }

    /** Forgets every scenario: the DMP judges normally again. */
    public synchronized void clear() {
        planned.clear();
        byDefault = new DmpScenario.Judge();
    }

    /** Whether the connection is to be cut before the request is read: only what is known then (rank, endpoint) can match. */
    synchronized boolean cutsUnread(DmpCall call) {
        for (Planned plan : planned) {
            if (plan.left > 0 && plan.when.matches(call)) {
                if (plan.scenario instanceof DmpScenario.Cut) {
                    plan.left -= plan.left == ALWAYS ? 0 : 1;
                    return true;
                }
                return false;
            }
        }
        return planned.isEmpty() && byDefault instanceof DmpScenario.Cut;
    }

    synchronized DmpScenario play(DmpCall call) {
        for (Planned plan : planned) {
            if (plan.left > 0 && plan.when.matches(call)) {
                plan.left -= plan.left == ALWAYS ? 0 : 1;
                return plan.scenario;
            }
        }
        return byDefault;
    }

    private static final class Planned {
        private final DmpSelector when;
        private final DmpScenario scenario;
        private int left;

        private Planned(DmpSelector when, DmpScenario scenario, int left) {
            this.when = when;
            this.scenario = scenario;
            this.left = left;
        }
    }
}
