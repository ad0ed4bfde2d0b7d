package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.json.VaultPackages;

/** What document-intake does of one drop whose PDF was looked at: CDA and package into the vault, through the class of the function itself. */
public final class Packaging {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final DropReader reader = new DropReader();
    private final Establishment establishment;
    private final byte[] descriptor;
    private final PdfFile pdf;
    private final PackageBuilder builder;
    private final VaultPackages packages;
    private final Drop drop;
    private final Input input;

    /**
     * @param establishment its configuration, in JSON
     * @param descriptor of one document, in JSON
     * @param pdf of the document
     */
    public Packaging(byte[] establishment, byte[] descriptor, Path pdf, PackageVault vault) throws IOException {
        this.establishment = new EstablishmentJson().read(establishment);
        this.descriptor = descriptor.clone();
        this.builder = new PackageBuilder(vault);
        this.packages = new VaultPackages(vault);
        this.drop = read();
        String finess = this.establishment.finess();
        this.input = Input.received("5f".repeat(20), finess, InputKind.DESCRIPTOR, "lettre.json", "1", "0", NOW);
        var object = new DropBucket.DropObject(finess + "/inbox/lettre.pdf", "1", "0", Files.size(pdf));
        this.pdf = new PdfFile(object, pdf, "0", List.of());
    }

    /** The descriptor read and checked against its schema. */
    public Drop read() {
        var context = new DropContext(establishment, Environment.TEST, NOW, MailDomains.of("mssante.test", "patient.mssante.example"),
                DropContext.FileDigests.NONE);
        return Objects.requireNonNull(reader.read(descriptor, context).drop());
    }

    /**
     * Builds the package, and deletes the temporary files afterwards.
     *
     * @param then given the package as a dispatch function finds it
     */
    public void build(Consumer<DocumentPackage> then) {
        try (var folder = new PdfFolder(new NoBucket(), establishment.finess(), Long.MAX_VALUE)) {
            SourceDocument document = drop.documents().getFirst();
            builder.build(input, establishment, drop, Map.of(document.own(), document.id()), Map.of(), Instructions.USUAL,
                    Map.of(document.file(), pdf), Map.of(), folder);
            then.accept(packages.documents(input.id()));
        }
    }

    /** The PDF is at hand already. */
    private static final class NoBucket implements DropBucket {
        @Override
        public Optional<DropObject> find(String key) {
            return Optional.empty();
        }

        @Override
        public InputStream open(DropObject object) {
            throw new IllegalStateException("nothing is fetched");
        }
    }
}
