package fr.passerelle.hl7.adt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Hl7Sender.Update;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Time;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.ack.AckName;
import fr.passerelle.hl7.feed.FeedContext;
import fr.passerelle.hl7.feed.FeedHeader;

/**
 * Reads an ADT message as the events it says, every fault at once (messages.md §7). One message may say several: who a patient is, what they
 * chose, that their stay is over, that they died.
 */
public final class AdtReader {
    private static final int RECORDED = 2;
    private static final int EVENT = 9;

    /** @param message routed as an identity */
    public AdtReading read(Hl7Message message, FeedContext context) {
        var findings = new Findings();
        var header = new FeedHeader(context, findings);
        Instant sent = header.check(message);
        Update update = context.sender(message.header()).update();
        String event = message.header().event();
        Optional<Trigger> trigger = Trigger.of(event, update, message.first("ZFA").isPresent());
        Segment msh = message.segments().getFirst();
        if (trigger.isEmpty()) {
            findings.fault(Reason.at(msh.at(EVENT, 2), "HL7_EVENT_UNSUPPORTED", "ADT", Shown.code(event)));
        } else if (event.equals("A08")) {
            findings.note(Reason.at(msh.at(EVENT, 2), "HL7_UPDATE_AS_A31"));
        }
        List<HospitalEvent> events = new ArrayList<>();
        if (trigger.isPresent() && sent != null) {
            var head = new Head(context.establishment().finess(), AckName.message(message.header()).replace('/', '.'),
                    recorded(message, context, sent));
            events.addAll(events(trigger.get(), message, context, head, header, findings));
        }
        return new AdtReading(findings.faults().isEmpty() ? events : List.of(), findings.faults(), findings.notes());
    }

    /** EVN-2, when it was recorded: what orders identities. */
    private static Instant recorded(Hl7Message message, FeedContext context, Instant sent) {
        return message.first("EVN").flatMap(evn -> Hl7Time.moment(evn.text(RECORDED), context.establishment().zone()))
                .map(at -> at.toInstant()).orElse(sent);
    }

    private static List<HospitalEvent> events(Trigger trigger, Hl7Message message, FeedContext context, Head head, FeedHeader header,
            Findings findings) {
        if (trigger == Trigger.MOVEMENT) {
            findings.note(Reason.of("HL7_EVENT_WITHOUT_EFFECT", Shown.code(message.header().event())));
            return List.of();
        }
        var identities = new IdentityPart(context, head, findings);
        if (trigger == Trigger.MERGE || trigger == Trigger.IDENTIFIER) {
            return new ChangePart(identities, head, findings).read(message, trigger == Trigger.MERGE);
        }
        Optional<Identified> identified = header.segment(message, "PID").flatMap(pid -> identities.read(pid, message.first("ZFD")));
        if (identified.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<HospitalEvent>(List.of(identified.get().said()));
        switch (trigger) {
            case IDENTITY -> message.first("ZFA").flatMap(zfa -> new ConsentPart(head, header, findings).read(zfa, identified.get().who()))
                    .ifPresent(events::add);
            case DISCHARGE ->
                new StayPart(context.establishment(), head, header, findings).read(message, identified.get()).ifPresent(events::add);
            case CANCELLED_STAY -> findings.note(Reason.of("HL7_STAY_CANCELLED"));
            case MERGE, IDENTIFIER, MOVEMENT -> throw new IllegalStateException("dealt with above");
        }
        if (identified.get().deceased() && trigger != Trigger.DISCHARGE) {
            events.add(new HospitalEvent.Died(head, identified.get().who()));
        }
        return events;
    }
}
