package fr.passerelle.eventintake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.formats.event.HospitalEvent;

/** What each type of event does; every act may be done again. */
public final class EventActs {
    private final IdentityEvents identities;
    private final ConsentEvents consents;
    private final AnnouncementEvents announcements;
    private final StayMessages stays;
    private final PatientKeys keys;

    public EventActs(IdentityEvents identities, ConsentEvents consents, AnnouncementEvents announcements, StayMessages stays,
            PatientKeys keys) {
        this.identities = identities;
        this.consents = consents;
        this.announcements = announcements;
        this.stays = stays;
        this.keys = keys;
    }

    /** One after the other, in their order. */
    Acted act(List<HospitalEvent> events, Input input) {
        return events.stream().map(event -> act(event, input)).reduce(Acted.SILENT, Acted::and);
    }

    private Acted act(HospitalEvent event, Input input) {
        return switch (event) {
            case HospitalEvent.IdentitySaid said -> Acted.noting(identities.said(said));
            case HospitalEvent.IdentitiesMerged merge -> Acted.noting(identities.merged(merge));
            case HospitalEvent.InsWithdrawn withdrawn -> Acted.noting(identities.withdrawn(withdrawn));
            case HospitalEvent.InsChanged changed -> Acted.noting(identities.changed(changed));
            case HospitalEvent.ConsentSaid said -> consents.said(said, input.receivedAt());
            case HospitalEvent.Revealed revealed -> announcements.revealed(revealed);
            case HospitalEvent.Visited visited -> announcements.visited(visited);
            case HospitalEvent.Discharged discharged -> discharged(discharged, input);
            case HospitalEvent.WrongPatient wrong -> announcements.wrong(wrong, input.receivedAt());
            case HospitalEvent.Died died -> stays.died(died);
        };
    }

    /** What only what is known already can tell to be wrong; a message that has it is refused, and nothing of it is done. */
    List<Reason> faults(List<HospitalEvent> events, Instant now) {
        return events.stream()
                .flatMap(event -> event instanceof HospitalEvent.ConsentSaid said ? consents.faults(said, now).stream() : Stream.empty())
                .toList();
    }

    /** The stay is counted (consent-and-rules.md §12.3), and what is to be written after it gets its day. */
    private Acted discharged(HospitalEvent.Discharged stay, Input input) {
        String pseudonym = keys.stay(stay.head().establishment(), stay.stay());
        var origin = new Origin(null, stay.site(), stay.unit(), null, pseudonym, stay.discharge(), List.of());
        return stays.after(stay, pseudonym, input, origin);
    }
}
