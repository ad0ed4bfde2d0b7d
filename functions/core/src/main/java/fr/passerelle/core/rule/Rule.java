package fr.passerelle.core.rule;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Decision.Moment;

/**
 * A named rule: it says nothing, holds or refuses, from the facts alone.
 *
 * @param id stable name kept in each decision, listed in docs/rules.md
 * @param moments when it can speak: what it looks at is known then
 */
record Rule(String id, Set<Moment> moments, Check check) {
    /** What a rule looks at; pure. */
    @FunctionalInterface
    interface Check {
        Stream<? extends Verdict> verdicts(Facts facts);
    }

    static Rule always(String id, Check check) {
        return new Rule(id, EnumSet.allOf(Moment.class), check);
    }

    static Rule atIntake(String id, Check check) {
        return new Rule(id, EnumSet.of(Moment.INTAKE), check);
    }

    static Rule whenSending(String id, Check check) {
        return new Rule(id, EnumSet.of(Moment.SENDING), check);
    }
}
