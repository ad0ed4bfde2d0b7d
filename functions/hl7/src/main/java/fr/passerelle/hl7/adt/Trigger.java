package fr.passerelle.hl7.adt;

import java.util.Optional;
import java.util.Set;

import fr.passerelle.core.establishment.Hl7Sender.Update;

/** What an event of PAM France is to the gateway (messages.md §7.1). */
enum Trigger {
    /** The identity of a patient, and what they chose: A01, A04, A05, A14, A28, A31, Z99 with ZFA. */
    IDENTITY,
    /** The end of a stay: A03. */
    DISCHARGE,
    /** A stay that will not take place: A38. */
    CANCELLED_STAY,
    /** Two identities are one: A40. */
    MERGE,
    /** An identifier changes, or is taken away: A47. */
    IDENTIFIER,
    /** Movements that say nothing of who the patient is. */
    MOVEMENT;

    private static final Set<String> MOVEMENTS = Set.of("A02", "A06", "A07", "A11", "A12", "A13", "A21", "A22", "A27", "A44", "A52", "A53",
            "A54", "A55", "Z80", "Z81", "Z82", "Z83", "Z84", "Z85");

    /**
     * Nothing for an event that PAM France excludes or does not know.
     *
     * @param choices whether the message says what the patient chose (ZFA): a correction of a movement may
     */
    static Optional<Trigger> of(String event, Update update, boolean choices) {
        return switch (event) {
            case "A01", "A04", "A05", "A14", "A28", "A31" -> Optional.of(IDENTITY);
            case "A08" -> update == Update.AS_A31 ? Optional.of(IDENTITY) : Optional.empty();
            case "Z99" -> Optional.of(choices ? IDENTITY : MOVEMENT);
            case "A03" -> Optional.of(DISCHARGE);
            case "A38" -> Optional.of(CANCELLED_STAY);
            case "A40" -> Optional.of(MERGE);
            case "A47" -> Optional.of(IDENTIFIER);
            default -> MOVEMENTS.contains(event) ? Optional.of(MOVEMENT) : Optional.empty();
        };
    }
}
