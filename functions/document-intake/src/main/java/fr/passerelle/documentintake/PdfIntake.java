package fr.passerelle.documentintake;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.Postponement;
import fr.passerelle.core.port.TransmissionStore;

/**
 * Takes a PDF: descriptors that wait for it are judged again; without any, it is registered, given a grace, then shown as an orphan.
 */
final class PdfIntake {
    private final TransmissionStore store;
    private final DropBucket bucket;
    private final Postponement postponement;
    private final IntakeSettings settings;
    private final Registration registration;
    private final Claims claims;
    private final DroppedFiles files;
    private final DescriptorIntake descriptors;

    PdfIntake(TransmissionStore store, DropBucket bucket, Postponement postponement, IntakeSettings settings, Registration registration,
            Claims claims, DroppedFiles files, DescriptorIntake descriptors) {
        this.store = store;
        this.bucket = bucket;
        this.postponement = postponement;
        this.settings = settings;
        this.registration = registration;
        this.claims = claims;
        this.files = files;
        this.descriptors = descriptors;
    }

    /** @param postponed whether its grace is over */
    void receive(DroppedObject dropped, Establishment establishment, String name, boolean postponed) {
        if (store.input(dropped.inputId()).filter(Input::judged).isPresent() || handOver(dropped, establishment, name)
                || answered(dropped, establishment, name)) {
            return;
        }
        Input input = registration.register(dropped, establishment.finess(), InputKind.FILE, name);
        // Registered, it can be found by a descriptor that comes now; one that came just before is found here.
        if (handOver(dropped, establishment, name) || answered(dropped, establishment, name)) {
            files.answeredFor(Stored.input(store, input.id()));
        } else if (postponed) {
            registration.orphan(Stored.input(store, input.id()));
        } else {
            postponement.again(S3Events.postponed(dropped), settings.orphanGrace());
        }
    }

    /** Judges again the descriptors that wait and name this file, the oldest first: it is the one that gets it. */
    private boolean handOver(DroppedObject dropped, Establishment establishment, String name) {
        List<String> waiting = store.awaiting(establishment.finess(), name).stream().filter(id -> Stored.waits(store, id)).toList();
        waiting.forEach(id -> descriptors.settle(id, establishment, dropped.bucket()));
        return !waiting.isEmpty();
    }

    /**
     * Whether a descriptor already has this very content under this name. It is settled again: a run killed between its commit and
     * its messages may have been started by the event of this file, which is then the only one to come back.
     */
    private boolean answered(DroppedObject dropped, Establishment establishment, String name) {
        Optional<Claim> claim = claims.ofFile(establishment.finess(), name)
                .filter(held -> held.digest().equals(digest(dropped, establishment, name)));
        claim.ifPresent(held -> descriptors.settle(held.inputId(), establishment, dropped.bucket()));
        return claim.isPresent();
    }

    private String digest(DroppedObject dropped, Establishment establishment, String name) {
        try (var folder = new PdfFolder(bucket, establishment.finess(), settings.largestDocument())) {
            return folder.look(name, dropped.object()).digest();
        }
    }
}
