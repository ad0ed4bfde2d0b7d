package fr.passerelle.hl7.adt;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.consent.Choice.Channel;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.consent.Information;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.formats.event.HospitalEvent.Who;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.feed.FeedHeader;

/**
 * ZFA-9 and ZFA-10: information about the feeding of the DMP, and opposition (messages.md §7.5). The state of the DMP may be stale and
 * consultation is not the gateway's: neither is kept.
 */
final class ConsentPart {
    /** One source for all the software of a hospital that sends ADT: the last state known is that of the patient. */
    private static final String SOURCE = "ADT";
    private static final int INFORMATION = 9;
    private static final int COLLECTED = 10;
    /** Clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Head head;
    private final FeedHeader header;
    private final Findings findings;

    ConsentPart(Head head, FeedHeader header, Findings findings) {
        this.head = head;
        this.header = header;
        this.findings = findings;
    }

    Optional<HospitalEvent> read(Segment zfa, Who who) {
        String value = zfa.text(INFORMATION);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Instant collected = header.time(zfa, COLLECTED, 1).map(OffsetDateTime::toInstant).orElse(head.occurredAt());
        if (collected.isAfter(head.occurredAt().plus(TOLERANCE))) {
            findings.fault(Reason.at(zfa.at(COLLECTED), "COLLECTED_LATER"));
        }
        List<ChoiceSaid> choices = Information.of(value, Channel.UNKNOWN).stream().map(said -> said.collected(collected)).toList();
        if (choices.isEmpty()) {
            findings.outside(zfa, INFORMATION, value, "NA, INO, IO");
            return Optional.empty();
        }
        return Optional.of(new HospitalEvent.ConsentSaid(head, who, SOURCE, choices));
    }
}
