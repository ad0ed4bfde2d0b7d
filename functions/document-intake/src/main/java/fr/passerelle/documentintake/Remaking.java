package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.GivenCda.Contributor;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.DocumentFormats;
import fr.passerelle.formats.json.VaultPackages;

/**
 * Makes a document of the vault again, for the inputs that the gateway makes itself: the PDF as it was, a CDA of its own. So is one that was
 * given as a CDA of level 1 of the establishment; a structured one would lose its structure, one of somebody else its author: these are left to
 * people.
 */
final class Remaking {
    private static final Optional<Code> PDF_FORMAT = new DocumentFormats().ofBody("application/pdf");

    private final PackageVault vault;
    private final VaultPackages packages;
    private final PackageBuilder builder;

    Remaking(PackageVault vault) {
        this.vault = vault;
        this.packages = new VaultPackages(vault);
        this.builder = new PackageBuilder(vault);
    }

    /** A document as it was sent. */
    record Original(DocumentPackage content, PreparedDocument document) {}

    /** What a link sent, while the vault keeps it; retention may have taken it, and what was never qualified was never built. */
    Optional<Original> original(Link.Feed feed) {
        return original(feed, packages.former(feed.inputId()));
    }

    /** The same, else what left by mail to professionals before the INS was qualified. */
    Optional<Original> mailed(Link.Feed feed) {
        return original(feed, packages.formerMail(feed.inputId()));
    }

    private static Optional<Original> original(Link.Feed feed, Optional<DocumentPackage> kept) {
        return kept.flatMap(content -> content.documents().stream()
                .filter(d -> d.source().own().equals(feed.version())).findFirst().map(d -> new Original(content, d)));
    }

    void keep(DocumentPackage content) {
        packages.keep(content);
    }

    /**
     * Puts it in the vault under another input.
     *
     * @param chain root of the chain it will belong to
     * @return empty when its PDF is no longer kept, or says less than its CDA did
     */
    Optional<PreparedDocument> again(Original original, SourceDocument source, Patient patient, String chain, String inputId) {
        String kept = original.document().pdf();
        GivenCda given = original.document().source().cda();
        if (kept == null || (given != null && !sayable(original.content(), given))) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("again");
            Path pdf = folder.resolve("0.pdf");
            Path cda = folder.resolve("0.xml");
            try {
                Optional<InputStream> found = vault.find(kept);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                try (InputStream bytes = found.get()) {
                    Files.copy(bytes, pdf);
                }
                return Optional.of(builder.prepare(original.content().establishment(), original.content().site(), patient, source, chain,
                        source.replaces() == null ? null : original.document(), pdf, inputId + "/0", cda));
            } finally {
                for (Path file : List.of(pdf, cda, folder)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        }
    }

    /** Whether a CDA of the gateway would say the same: it knows one author, in one structure, and the domains of the establishment. */
    private static boolean sayable(DocumentPackage content, GivenCda given) {
        Establishment e = content.establishment();
        Contributor first = given.authors().getFirst();
        return PDF_FORMAT.equals(Optional.of(given.format())) && given.authors().size() == 1 && first.role() == null
                && first.structure().id().equals(Structure.of(e, content.site()).id()) && given.facility().equals(e.facilityType())
                && given.practiceSetting().equals(e.practiceSetting())
                && given.references().stream().allMatch(reference -> switch (reference.kind()) {
                    case ORDER -> e.oids().orderDomain().equals(reference.domain());
                    case ACCESSION -> e.oids().accessionDomain().equals(reference.domain());
                    case STUDY -> true;
                });
    }

    /** Digest of a claim of what the gateway makes: the document it is made of says all. */
    static String digest(Original original) {
        return Ids.sha256(original.document().uniqueId().getBytes(StandardCharsets.UTF_8));
    }
}
