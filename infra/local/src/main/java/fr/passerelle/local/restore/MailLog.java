package fr.passerelle.local.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.MailId;

/** What the operator of the mailboxes says it took: any text with one of our {@code Message-ID} or {@code ENVID} in a line, e.g. its log. */
public final class MailLog {
    private MailLog() {
    }

    /** The dispatches whose mail it names. @throws UncheckedIOException when it cannot be read */
    public static Set<DispatchRef> read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.flatMap(line -> MailId.lastIn(line).stream()).map(MailId::ref).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
