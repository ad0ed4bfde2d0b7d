package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.CdaPolicy;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaDocument;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.formats.cda.read.CdaReading;

/**
 * A CDA dropped by itself: it is its own descriptor, and what it does not say is said by the configuration of its establishment, else by
 * the pathway of its type (docs/cda.md).
 */
final class CdaDrops {
    private final CdaReader reader = new CdaReader();
    private final Environment environment;

    CdaDrops(Environment environment) {
        this.environment = environment;
    }

    /** @param content of the file, read to its end or to just beyond the largest CDA */
    Asked read(InputStream content, Input input, Establishment establishment, PdfFolder folder) {
        CdaPolicy policy = establishment.cdaPolicy();
        IdentityStatus vouched = policy.insMeansQualified() ? IdentityStatus.QUALIFIEE : IdentityStatus.VALIDEE;
        CdaReading reading;
        try {
            reading = reader.read(content, new CdaContext(establishment, environment, vouched, input.name(), CdaContext.LARGEST));
        } catch (IOException e) {
            throw new UncheckedIOException("drop bucket", e);
        }
        CdaDocument document = reading.document();
        if (document == null) {
            return Asked.faulty(reading.faults(), reading.notes());
        }
        List<Reason> faults = folder.faults(input.name(), document.pdf());
        if (!faults.isEmpty()) {
            return Asked.faulty(faults, reading.notes());
        }
        SourceDocument source = seen(document.source(), policy);
        var drop = new Drop(establishment.finess(), site(source, establishment), null, null, null, document.patient(), List.of(source),
                List.of(), Priority.NORMAL, establishment.cda() != null, new Destinations(policy.dmp(), policy.patient(), List.of()),
                Message.DEFAULT);
        return new Asked(drop, List.of(), reading.notes(), List.of(), Map.of(source.own(), folder.carry(0, document)));
    }

    /** A first version has the flags of the establishment; a replacement keeps those of what it replaces. */
    private static SourceDocument seen(SourceDocument source, CdaPolicy policy) {
        List<String> flags = policy.visibility();
        return source.replaces() != null
                ? source
                : source.with(new Visibility(flags.contains("MASQUE_PS"), flags.contains("INVISIBLE_PATIENT"),
                        flags.contains("INVISIBLE_REPRESENTANTS_LEGAUX"), false, false));
    }

    /** The site of the first author, where it is one of the establishment: lists and figures are made by it. */
    private static @Nullable String site(SourceDocument source, Establishment establishment) {
        GivenCda cda = source.cda();
        Optional<Site> site = cda == null
                ? Optional.empty()
                : establishment.sites().stream().filter(s -> cda.authors().getFirst().structure().id().equals("1" + s.finess()))
                        .findFirst();
        return site.map(Site::finess).orElse(null);
    }
}
