package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.Feeds;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.hl7.WireLimits;
import fr.passerelle.hl7.ack.AnswerPlans;

/** Reads exactly the version of the descriptor that was registered. */
final class Descriptors {
    /** Most bytes of a descriptor: ten documents take a few kilobytes. */
    static final int LARGEST = 1 << 20;
    private static final int LARGEST_MESSAGE = Math.toIntExact(WireLimits.USUAL.bytes());

    private final DropBucket bucket;
    private final IntakeSettings settings;
    private final DropReader reader;
    private final CdaDrops cdas;
    private final MessageFiles messages;

    Descriptors(DropBucket bucket, IntakeSettings settings, DropReader reader, PackageVault vault, Feeds feeds) {
        this.bucket = bucket;
        this.settings = settings;
        this.reader = reader;
        this.cdas = new CdaDrops(settings.environment());
        this.messages = new MessageFiles(settings, new AnswerPlans(vault), new HandOver(feeds));
    }

    Asked read(Input input, Establishment establishment, PdfFolder folder) {
        return switch (DropKey.content(input.name())) {
            case CDA -> cda(input, establishment, folder);
            case MESSAGE -> messages.read(bytes(input, LARGEST_MESSAGE), input, establishment, folder);
            case DESCRIPTOR, PDF, OTHER -> json(input, establishment, folder);
        };
    }

    private Asked cda(Input input, Establishment establishment, PdfFolder folder) {
        try (InputStream content = open(input, CdaContext.LARGEST)) {
            return cdas.read(content, input, establishment, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("drop bucket", e);
        }
    }

    private Asked json(Input input, Establishment establishment, PdfFolder folder) {
        byte[] json = bytes(input, LARGEST);
        if (json.length > LARGEST) {
            return Asked.faulty(List.of(Reason.of("DESCRIPTOR_TOO_LARGE", input.name(), Integer.toString(LARGEST))), List.of());
        }
        return Asked.of(reader.read(json, new DropContext(establishment, settings.environment(), input.receivedAt(),
                settings.mailDomains(), file -> folder.find(file).map(PdfFile::digest))));
    }

    private byte[] bytes(Input input, int largest) {
        try (InputStream content = open(input, largest)) {
            return content.readNBytes(largest + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("drop bucket", e);
        }
    }

    private InputStream open(Input input, int largest) throws IOException {
        return bucket.open(new DropObject(DropKey.inbox(input.establishment(), input.name()), input.version(), input.digest(), largest));
    }
}
