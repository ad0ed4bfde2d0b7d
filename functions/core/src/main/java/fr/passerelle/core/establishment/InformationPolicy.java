package fr.passerelle.core.establishment;

/** What an establishment does while the patient's information is not collected ({@code ZFA} value {@code NA}, consent-and-rules.md §4.2). */
public enum InformationPolicy {
    SEND,
    HOLD
}
