package fr.passerelle.formats.drop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.Environment;

/** The published examples and a hospital to read them for. */
final class DropExamples {
    static final List<String> NAMES = List.of("lettre-de-liaison", "deux-ordonnances", "compte-rendu-imagerie", "nouvelle-version",
            "suppression");
    static final Establishment HOSPITAL = new Establishment("750000018", "Hôpital fictif des Tilleuls",
            List.of(new Site("750000026", "Site Nord")), "1750000018", "1.2.250.1.999.1", "1.2.250.1.999.1.1", "1.2.250.1.999.1.2",
            ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue des Tilleuls", "75000 Paris"), "0100000000",
            new Mailbox("documents@tilleuls.mssante.test", "Hôpital des Tilleuls", "secretariat@tilleuls.mssante.test"), Map.of(),
            List.of(),
            InformationPolicy.SEND, false);
    static final Instant DROPPED = Instant.parse("2026-03-10T08:30:00Z");

    private DropExamples() {
    }

    static byte[] read(String name) {
        String path = "examples/" + name + ".json";
        try (InputStream example = Objects.requireNonNull(DropReader.class.getResourceAsStream(path), path)) {
            return example.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DropContext context() {
        return context(Environment.TEST, DropContext.FileDigests.NONE);
    }

    static DropContext context(Environment environment, DropContext.FileDigests digests) {
        return new DropContext(HOSPITAL, environment, DROPPED, MailDomains.of("mssante.test", "patient.mssante.test"), digests);
    }
}
