package fr.passerelle.core.establishment;

import java.util.List;

/**
 * How an establishment wants the HL7 v2 messages of its software to be read (messages.md §2.8; docs/hl7.md).
 *
 * @param senders the software that has its own way, the first that fits is taken; all others have {@link Hl7Sender#USUAL}
 */
public record Hl7Policy(List<Hl7Sender> senders) {
    /** Nobody has a way of its own. */
    public static final Hl7Policy USUAL = new Hl7Policy(List.of());

    public Hl7Policy {
        senders = List.copyOf(senders);
    }

    /**
     * The way of a sender.
     *
     * @param application MSH-3
     * @param facility MSH-4
     */
    public Hl7Sender of(String application, String facility) {
        return senders.stream().filter(s -> s.is(application, facility)).findFirst().orElse(Hl7Sender.USUAL);
    }
}
