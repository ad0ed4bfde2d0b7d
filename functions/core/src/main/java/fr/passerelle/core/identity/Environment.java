package fr.passerelle.core.identity;

/** National environment the gateway is plugged on: decides which INS authorities are accepted (documents.md §2.1). */
public enum Environment {
    PRODUCTION,
    TEST
}
