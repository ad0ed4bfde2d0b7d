package fr.passerelle.formats.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.mail.KeptMessage.KeptFile;

/** What the software of the hospital reads of a message that came in: {@code reply-event.schema.json}, explained in docs/replies.md. */
public final class KeptMessageJson {
    private static final String VERSION = "1.0";

    private KeptMessageJson() {
    }

    private record Event(String version, String id, String establishment, String kind, Instant receivedAt, @Nullable String input,
            @Nullable String dispatch, String place, String message, @Nullable String pathway, @Nullable String unit,
            @Nullable String owner, @Nullable String mailbox, @Nullable String patient, List<KeptFile> files) {}

    private record Content(Event about, String subject, String text, List<NamedFile> files) {}

    private record NamedFile(String path, String name) {}

    /** The event and the result file: where the message is, nothing of what it says. UTF-8; the same bytes for the same message. */
    public static byte[] write(KeptMessage kept) {
        return bytes(event(kept));
    }

    /**
     * File {@code reply.json}, which stays in the vault.
     *
     * @param names of the files, as their sender called them, in their order
     */
    public static byte[] content(KeptMessage kept, String subject, String text, List<String> names) {
        List<NamedFile> files = IntStream.range(0, kept.files().size())
                .mapToObj(i -> new NamedFile(kept.files().get(i).path(), names.get(i))).toList();
        return bytes(new Content(event(kept), subject, text, files));
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws UncheckedIOException for anything else
     */
    public static KeptMessage read(byte[] json) {
        try {
            Event event = Json.mapper().readValue(json, Event.class);
            return new KeptMessage(event.id(), event.establishment(), KeptMessage.Kind.valueOf(event.kind().toUpperCase(Locale.ROOT)),
                    event.receivedAt(), event.input(), event.dispatch(), event.place(), event.message(), event.pathway(), event.unit(),
                    event.owner(), event.mailbox(),
                    event.patient() == null ? null : KeptMessage.Bearer.valueOf(event.patient().toUpperCase(Locale.ROOT)), event.files());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Event event(KeptMessage kept) {
        return new Event(VERSION, kept.id(), kept.establishment(), kept.kind().name().toLowerCase(Locale.ROOT), kept.receivedAt(),
                kept.input(), kept.dispatch(), kept.place(), kept.message(), kept.pathway(), kept.unit(), kept.owner(), kept.mailbox(),
                kept.patient() == null ? null : kept.patient().name().toLowerCase(Locale.ROOT), kept.files());
    }

    private static byte[] bytes(Object value) {
        try {
            return Json.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
