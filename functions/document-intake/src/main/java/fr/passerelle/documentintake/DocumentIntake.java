package fr.passerelle.documentintake;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Feeds;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.Postponement;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.hl7.Hl7Reader;

/**
 * Drops in, packages and dispatches out. Each object told by S3 is registered, judged, packaged and handed over; running again after
 * a kill at any instruction ends in the same state (docs/architecture.md, what must always hold).
 */
public final class DocumentIntake {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentIntake.class);

    private final TransmissionStore store;
    private final EstablishmentDirectory establishments;
    private final String bucket;
    private final Registration registration;
    private final DescriptorIntake descriptors;
    private final PdfIntake pdfs;

    public DocumentIntake(TransmissionStore store, DropBucket bucket, PackageVault vault, EstablishmentDirectory establishments,
            DispatchQueue queue, Postponement postponement, Feeds feeds, Situations situations, IntakeSettings settings,
            InstantSource clock) {
        this(store, bucket, vault, establishments, queue, postponement, feeds, situations, settings, clock, new DropReader());
    }

    /** @param reader shared where many intakes are made: compiling the schema takes longer than reading a descriptor */
    DocumentIntake(TransmissionStore store, DropBucket bucket, PackageVault vault, EstablishmentDirectory establishments,
            DispatchQueue queue, Postponement postponement, Feeds feeds, Situations situations, IntakeSettings settings,
            InstantSource clock,
            DropReader reader) {
        var claims = new Claims(store);
        var files = new DroppedFiles(store, clock);
        this.store = store;
        this.establishments = establishments;
        this.bucket = settings.bucket();
        this.registration = new Registration(store, clock);
        var texts = new Descriptors(bucket, settings, reader, vault, feeds);
        var waiting = new WaitingDrops(store, clock);
        this.descriptors = new DescriptorIntake(store, bucket, queue, settings, clock, texts,
                new Judging(store, queue, clock, texts, claims, new Versions(store), new PackageBuilder(vault), files, waiting, situations),
                waiting);
        this.pdfs = new PdfIntake(store, bucket, postponement, settings, registration, claims, files, descriptors);
    }

    /**
     * Takes an event notification of S3, or one of our own put off earlier.
     *
     * @param body JSON of the event; several records are taken one after the other, none is acknowledged
     * @throws IllegalArgumentException when it is no such event
     * @throws fr.passerelle.core.port.StoreUnavailableException when a store does not answer: the message must come back
     */
    public void receive(String body) {
        S3Events.Event event = S3Events.read(body);
        event.objects().forEach(dropped -> receive(dropped, event.postponed()));
    }

    /**
     * Judges again an input whose patient is better known now. One that still waits for a file or a version is judged when that comes.
     *
     * @throws IllegalStateException for an input that was never registered
     */
    public void judgeAgain(String inputId) {
        Input input = Stored.input(store, inputId);
        if (input.kind() == InputKind.DESCRIPTOR && input.judged() && !Stored.waits(store, inputId)) {
            establishments.find(input.establishment()).ifPresent(establishment -> descriptors.settle(inputId, establishment, bucket));
        }
    }

    private void receive(DroppedObject dropped, boolean postponed) {
        LOG.info("input {}, {} bytes", dropped.inputId(), dropped.object().size());
        switch (DropKey.of(dropped.object().key())) {
            case DropKey.Elsewhere() -> LOG.debug("object {} is not a drop", dropped.inputId());
            case DropKey.Invalid(String establishment, String name) -> refuse(dropped, establishment, name, "KEY_INVALID", name);
            case DropKey.Inbox inbox -> inbox(dropped, inbox, postponed);
        }
    }

    private void inbox(DroppedObject dropped, DropKey.Inbox inbox, boolean postponed) {
        Optional<Establishment> establishment = establishments.find(inbox.establishment());
        if (establishment.isEmpty()) {
            refuse(dropped, inbox.establishment(), inbox.name(), "ESTABLISHMENT_UNKNOWN", inbox.establishment());
            return;
        }
        switch (inbox.content()) {
            case MESSAGE -> {
                List<Reason> tooLarge = new Hl7Reader().tooLarge(dropped.object().size());
                if (tooLarge.isEmpty()) {
                    describe(dropped, inbox, establishment.get());
                } else {
                    refuse(dropped, inbox.establishment(), inbox.name(), tooLarge.getFirst());
                }
            }
            case DESCRIPTOR, CDA -> {
                if (dropped.object().size() > CdaContext.LARGEST) {
                    refuse(dropped, inbox.establishment(), inbox.name(), Reason.of("TOO_LARGE", inbox.name(),
                            Long.toString(dropped.object().size()), Integer.toString(CdaContext.LARGEST)));
                    return;
                }
                describe(dropped, inbox, establishment.get());
            }
            case PDF -> pdfs.receive(dropped, establishment.get(), inbox.name(), postponed);
            case OTHER -> refuse(dropped, inbox.establishment(), inbox.name(), "FILE_TYPE_UNKNOWN", inbox.name());
        }
    }

    private void describe(DroppedObject dropped, DropKey.Inbox inbox, Establishment establishment) {
        Input input = registration.register(dropped, inbox.establishment(), InputKind.DESCRIPTOR, inbox.name());
        descriptors.settle(input.id(), establishment, dropped.bucket());
    }

    private void refuse(DroppedObject dropped, String establishment, String name, String code, String argument) {
        refuse(dropped, establishment, name, Reason.of(code, argument));
    }

    private void refuse(DroppedObject dropped, String establishment, String name, Reason why) {
        InputKind kind = switch (DropKey.content(name)) {
            case DESCRIPTOR, CDA, MESSAGE -> InputKind.DESCRIPTOR;
            case PDF, OTHER -> InputKind.FILE;
        };
        Input input = registration.register(dropped, establishment, kind, name);
        registration.refuse(input, List.of(why));
    }
}
