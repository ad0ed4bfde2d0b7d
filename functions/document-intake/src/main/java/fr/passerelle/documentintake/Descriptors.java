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
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.DropReading;

/** Reads exactly the version of the descriptor that was registered. */
final class Descriptors {
    /** Most bytes of a descriptor: ten documents take a few kilobytes. */
    static final int LARGEST = 1 << 20;

    private final DropBucket bucket;
    private final IntakeSettings settings;
    private final DropReader reader;

    Descriptors(DropBucket bucket, IntakeSettings settings, DropReader reader) {
        this.bucket = bucket;
        this.settings = settings;
        this.reader = reader;
    }

    DropReading read(Input input, Establishment establishment, PdfFolder folder) {
        byte[] json = bytes(input);
        if (json.length > LARGEST) {
            return new DropReading(null, List.of(Reason.of("DESCRIPTOR_TOO_LARGE", input.name(), Integer.toString(LARGEST))), List.of(),
                    List.of());
        }
        return reader.read(json, new DropContext(establishment, settings.environment(), input.receivedAt(), settings.mailDomains(),
                file -> folder.find(file).map(PdfFile::digest)));
    }

    private byte[] bytes(Input input) {
        var object = new DropObject(DropKey.inbox(input.establishment(), input.name()), input.version(), input.digest(), LARGEST);
        try (InputStream content = bucket.open(object)) {
            return content.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("drop bucket", e);
        }
    }
}
