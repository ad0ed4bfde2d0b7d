package fr.passerelle.eventintake;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.ChoiceBook.Outcome;
import fr.passerelle.formats.event.HospitalEvent.ConsentSaid;

/** Writes what patients chose under every key the event names them by; what waited for a choice is looked at again. */
public final class ConsentEvents {
    private final ChoiceBook book;
    private final PatientKeys keys;
    private final PendingSends pending;

    public ConsentEvents(ChoiceBook book, PatientKeys keys, PendingSends pending) {
        this.book = book;
        this.keys = keys;
        this.pending = pending;
    }

    /** @param receivedAt of the event, the same each time it is taken in: a line repeated changes nothing */
    Acted said(ConsentSaid event, Instant receivedAt) {
        String establishment = event.head().establishment();
        List<PatientKey> patient = Named.keys(keys, establishment, event.who());
        return switch (book.record(establishment, patient, event.source(), event.choices(), receivedAt)) {
            case Outcome.Written _ -> {
                pending.reconsider(patient);
                yield Acted.SILENT;
            }
            case Outcome.UnknownIds _ -> Acted.noting(List.of(Reason.at("/choices", "CHOICE_UNKNOWN")));
        };
    }
}
