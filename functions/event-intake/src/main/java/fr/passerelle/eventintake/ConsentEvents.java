package fr.passerelle.eventintake;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.ChoiceBook.Outcome;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.formats.event.HospitalEvent.ConsentSaid;

/** Writes what patients chose under every key they are known by; what waited for a choice is looked at again. */
public final class ConsentEvents {
    private final ChoiceBook book;
    private final KnownKeys keys;
    private final PendingSends pending;

    public ConsentEvents(ChoiceBook book, KnownKeys keys, PendingSends pending) {
        this.book = book;
        this.keys = keys;
        this.pending = pending;
    }

    /** An end of what was never chosen: the sender must know, as the choice it meant goes on. */
    List<Reason> faults(ConsentSaid event, Instant now) {
        return book.unknown(patient(event), event.source(), event.choices(), now).stream()
                .map(id -> Reason.at("/choices", "CHOICE_UNKNOWN", id)).toList();
    }

    /** @param receivedAt of the event, the same each time it is taken in: a line repeated changes nothing */
    Acted said(ConsentSaid event, Instant receivedAt) {
        String establishment = event.head().establishment();
        List<PatientKey> patient = patient(event);
        return switch (book.record(establishment, patient, event.source(), event.choices(), receivedAt)) {
            case Outcome.Written _ -> {
                pending.reconsider(patient);
                yield Acted.SILENT;
            }
            case Outcome.UnknownIds _ -> throw new IllegalStateException("an end is looked for before the event is taken in");
        };
    }

    private List<PatientKey> patient(ConsentSaid event) {
        return keys.named(event.head().establishment(), event.who().ipp(), event.who().ins());
    }
}
