package fr.passerelle.core.dispatch;

import java.util.Locale;

/** What a held dispatch waits for (docs/architecture.md, states). */
public enum HoldReason {
    IDENTITY,
    CONSENT,
    PREDECESSOR,
    SIBLING,
    REVEAL,
    SCHEDULE,
    PATHWAY,
    OUTAGE,
    CONFIGURATION,
    DECISION,
    PART;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HoldReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
