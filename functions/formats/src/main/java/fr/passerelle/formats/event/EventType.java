package fr.passerelle.formats.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Types of events, by the word of their field {@code type}, which is also the name of their definition in the schema. */
enum EventType {
    IDENTITY,
    MERGE,
    INS_WITHDRAWN,
    INS_CHANGED,
    CONSENT,
    REVEAL,
    VISIT,
    DISCHARGE,
    WRONG_PATIENT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
