package fr.passerelle.eventintake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.request.Correction;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.formats.event.HospitalEvent.Revealed;
import fr.passerelle.formats.event.HospitalEvent.Visited;
import fr.passerelle.formats.event.HospitalEvent.WrongPatient;
import fr.passerelle.formats.json.VaultPackages;

/** Asks document-intake to act on a document that has left: to show it to the patient, or to take it back. */
public final class AnnouncementEvents {
    private final TransmissionStore store;
    private final IntakeRequests requests;
    private final VaultPackages vault;
    private final KnownKeys known;
    private final PatientKeys keys;

    public AnnouncementEvents(TransmissionStore store, IntakeRequests requests, VaultPackages vault, KnownKeys known, PatientKeys keys) {
        this.store = store;
        this.requests = requests;
        this.vault = vault;
        this.known = known;
        this.keys = keys;
    }

    Acted revealed(Revealed event) {
        requests.reveal(new ChainKey(event.head().establishment(), event.document()), event.by().name().toLowerCase(Locale.ROOT));
        return Acted.SILENT;
    }

    /** Every document of the stay is asked for: one that is not hidden stays as it is. */
    Acted visited(Visited event) {
        Head head = event.head();
        List<PatientKey> patient = known.named(head.establishment(), event.who().ipp(), event.who().ins());
        String stay = keys.stay(head.establishment(), event.stay());
        Inputs.about(store, patient).stream().map(Input::origin).filter(origin -> stay.equals(origin.stay()))
                .flatMap(origin -> origin.carried().stream()).map(Carried::document).distinct()
                .forEach(document -> requests.reveal(new ChainKey(head.establishment(), document), "visit"));
        return Acted.SILENT;
    }

    /** What is to be corrected holds an identity: it goes by the vault, the request names it. */
    Acted wrong(WrongPatient event, Instant receivedAt) {
        var correction = Correction.of(event.head().establishment(), event.target().document(), event.right(), event.author().id(),
                receivedAt);
        vault.keep(correction);
        requests.correct(correction.incident());
        return Acted.SILENT;
    }
}
