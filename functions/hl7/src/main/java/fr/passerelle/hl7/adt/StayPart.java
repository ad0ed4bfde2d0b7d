package fr.passerelle.hl7.adt;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.feed.FeedHeader;

/** The end of a stay (A03): PV1 for its number and dates, ZBE where PV1 has none, as in published examples. */
final class StayPart {
    private static final int LOCATION = 3;
    private static final int VISIT = 19;
    private static final int ADMISSION = 44;
    private static final int DISCHARGE = 45;
    private static final int MOVEMENT_START = 2;

    private final Establishment establishment;
    private final Head head;
    private final FeedHeader header;
    private final Findings findings;

    StayPart(Establishment establishment, Head head, FeedHeader header, Findings findings) {
        this.establishment = establishment;
        this.head = head;
        this.header = header;
        this.findings = findings;
    }

    Optional<HospitalEvent> read(Hl7Message message, Identified patient) {
        Optional<Segment> pv1 = header.segment(message, "PV1");
        String stay = pv1.map(segment -> findings.required(segment, VISIT)).orElse("");
        if (stay.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> movement = message.first("ZBE").flatMap(zbe -> time(zbe, MOVEMENT_START));
        Instant discharge = pv1.flatMap(segment -> time(segment, DISCHARGE)).or(() -> movement).orElse(head.occurredAt());
        Instant admission = pv1.flatMap(segment -> time(segment, ADMISSION)).orElse(discharge);
        if (discharge.isBefore(admission)) {
            findings.fault(Reason.at(pv1.orElseThrow().at(DISCHARGE), "HL7_DATA_TYPE", "PV1-45", "un instant postérieur à PV1-44"));
            return Optional.empty();
        }
        Segment visit = pv1.orElseThrow();
        String site = establishment.site(visit.field(LOCATION).text(4, 2)).map(Site::finess).orElse(null);
        String unit = visit.text(LOCATION);
        return Optional.of(new HospitalEvent.Discharged(head, patient.who(), stay, site, unit.isEmpty() ? null : unit, admission, discharge,
                patient.deceased()));
    }

    private Optional<Instant> time(Segment segment, int field) {
        return header.time(segment, field, 1).map(OffsetDateTime::toInstant);
    }
}
