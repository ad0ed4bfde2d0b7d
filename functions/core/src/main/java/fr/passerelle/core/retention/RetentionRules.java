package fr.passerelle.core.retention;

import java.time.Duration;

/**
 * Ages of the reference (consent-and-rules.md §7 and §9, hypotheses that an establishment may change).
 *
 * @param worklist when people are told that an identity is still waited for, counted from the beginning of the wait
 * @param giveUp when nobody waits any longer for what only people can bring, counted alike
 * @param content how long the content stays after the last final state of all branches
 * @param rawAnswers how long the raw answers of the DMP stay, counted alike
 */
public record RetentionRules(Duration worklist, Duration giveUp, Duration content, Duration rawAnswers) {
    public static final RetentionRules USUAL = new RetentionRules(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30),
            Duration.ofDays(365));

    public RetentionRules {
        if (giveUp.compareTo(worklist) < 0 || rawAnswers.compareTo(content) < 0) {
            throw new IllegalArgumentException("retention rules in the wrong order");
        }
    }
}
