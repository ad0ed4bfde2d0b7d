package fr.passerelle.simulators.dmp;

import fr.passerelle.simulators.dmp.watch.Transaction;

/** Says whether a scenario applies to a call. */
@FunctionalInterface
public interface DmpSelector {
    boolean matches(DmpCall call);

    static DmpSelector any() {
        return call -> true;
    }

    /** Feeding calls only. */
    static DmpSelector feeds() {
        return call -> call.endpoint().equals(DmpSimulator.REPOSITORY);
    }

    /** Queries (TD3.1b) only. */
    static DmpSelector queries() {
        return call -> call.transaction() == Transaction.QUERY;
    }

    /** Deletions (TD3.3c) only. */
    static DmpSelector deletions() {
        return call -> call.transaction() == Transaction.DELETE;
    }

    /** Tests of existence (TD0.2) only. */
    static DmpSelector existenceTests() {
        return call -> call.endpoint().equals(DmpSimulator.PATIENTS);
    }

    /** Calls about a matricule INS (15 characters). */
    static DmpSelector patient(String ins) {
        return call -> ins.equals(call.patient());
    }

    /** Feeds with an entry, and deletions with a lot, whose title contains a text. */
    static DmpSelector title(String part) {
        return call -> call.titles().stream().anyMatch(title -> title.contains(part));
    }

    /** The n-th call since the start, from 1. */
    static DmpSelector call(int number) {
        return call -> call.number() == number;
    }

    default DmpSelector and(DmpSelector other) {
        return call -> matches(call) && other.matches(call);
    }
}
