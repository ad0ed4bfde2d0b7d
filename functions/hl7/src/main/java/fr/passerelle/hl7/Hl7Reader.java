package fr.passerelle.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;

/** Bytes of a message to its segments. Never throws for what bytes hold. */
public final class Hl7Reader {
    private final WireLimits limits;
    private final HapiSyntax syntax = new HapiSyntax();

    public Hl7Reader() {
        this(WireLimits.USUAL);
    }

    public Hl7Reader(WireLimits limits) {
        this.limits = limits;
    }

    /** Why something of that size is not even opened; empty when it is. */
    public List<Reason> tooLarge(long bytes) {
        return bytes > limits.bytes() ? List.of(Wire.tooLarge(bytes, limits)) : List.of();
    }

    /** With the separators as they are declared. */
    public Hl7Reading read(byte[] content) {
        return read(content, false);
    }

    /** @param repairsSeparators whether a repetition separator that became U+02DC on its way is read as the tilde it was */
    public Hl7Reading read(byte[] content, boolean repairsSeparators) {
        return read(new Wire(limits, repairsSeparators).read(content));
    }

    /** A message that came as text, the body of a queue message: its charset is no longer what its header says. */
    public Hl7Reading read(String text) {
        return read(new Wire(limits, false).read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private Hl7Reading read(WireReading wire) {
        var faults = new ArrayList<>(wire.faults());
        if (wire.er7() == null) {
            return new Hl7Reading(null, faults, wire.notes());
        }
        List<Segment> segments = syntax.segments(wire.er7(), faults);
        if (segments.isEmpty() || !segments.getFirst().name().equals("MSH")) {
            return new Hl7Reading(null, faults, wire.notes());
        }
        var message = new Hl7Message(MessageHeader.of(segments.getFirst()), wire.er7().charset(), segments);
        return new Hl7Reading(message, faults, wire.notes());
    }
}
