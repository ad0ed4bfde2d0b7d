package fr.passerelle.core.consent;

/** The recorded choice, from the least to the most restrictive: {@code INO}, {@code NA}, {@code IO} of segment {@code ZFA} (use-cases.md §6). */
public enum ConsentValue {
    NOT_OPPOSED,
    NOT_COLLECTED,
    OPPOSED
}
