package fr.passerelle.hl7.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Time;
import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.Processing;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;

/** MSH of a message of a feed: HL7 2.5, profile not required (messages.md §6.2 and §7). */
public final class FeedHeader {
    private static final int[] REQUIRED = {3, 4, 7, 9, 10, 11, 12};
    private static final int TIME = 7;
    private static final int VERSION = 12;
    private static final String USUAL = "2.5";
    private static final String FORM = "AAAAMMJJHHMM[SS][+HHMM]";

    private final FeedContext context;
    private final Findings findings;

    public FeedHeader(FeedContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    /**
     * Tells what is wrong with the header.
     *
     * @return MSH-7, absent when it is wrong
     */
    public @Nullable Instant check(Hl7Message message) {
        Segment msh = message.segments().getFirst();
        MessageHeader header = message.header();
        for (int field : REQUIRED) {
            findings.required(msh, field);
        }
        if (!header.version().isEmpty() && !header.version().startsWith("2.")) {
            findings.fault(Reason.at(msh.at(VERSION), "HL7_VERSION", Shown.code(header.version()), USUAL));
        } else if (!header.version().isEmpty() && !header.version().startsWith(USUAL)) {
            findings.note(Reason.at(msh.at(VERSION), "HL7_VERSION_UNUSUAL", Shown.code(header.version()), USUAL));
        }
        new Processing(findings).check(msh, context.environment());
        return time(msh, TIME, 1).map(OffsetDateTime::toInstant).orElse(null);
    }

    /** A time of the message in the zone of the hospital; nothing when it is absent, or when it is no time, which is told. */
    public Optional<OffsetDateTime> time(Segment segment, int field, int component) {
        String written = segment.text(field, component);
        Optional<OffsetDateTime> read = Hl7Time.moment(written, context.establishment().zone());
        if (!written.isEmpty() && read.isEmpty()) {
            findings.fault(Reason.at(component == 1 ? segment.at(field) : segment.at(field, component), "HL7_DATA_TYPE",
                    segment.name() + "-" + field, FORM));
        }
        return read;
    }

    /** The first segment of that name; nothing when there is none, which is told. */
    public Optional<Segment> segment(Hl7Message message, String name) {
        Optional<Segment> found = message.first(name);
        if (found.isEmpty()) {
            findings.fault(Reason.at(name + "^1", "HL7_SEGMENT_MISSING", name));
        }
        return found;
    }
}
