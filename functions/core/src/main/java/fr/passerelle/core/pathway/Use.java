package fr.passerelle.core.pathway;

/** What a pathway says of one type towards one destination (consent-and-rules.md §3.2). */
public enum Use {
    /** Sent, unless the creator names destinations and leaves this one out. */
    MUST,
    /** Sent when the creator asks for it. */
    MAY,
    /** Never sent, whatever the creator asks for: a pathway narrows. */
    NEVER
}
