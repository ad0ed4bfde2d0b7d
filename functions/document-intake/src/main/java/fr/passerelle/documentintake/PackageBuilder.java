package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.PreparedDeletion;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Oids;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.formats.cda.CdaN1;
import fr.passerelle.formats.cda.CdaN1Writer;
import fr.passerelle.formats.json.VaultPackages;

/**
 * Builds what will be sent, into the vault: {@code <input>/<n>.xml} (CDA), {@code <input>/<n>.pdf}, {@code <input>/package.json}, n from 0.
 *
 * <p>The same drop gives the same bytes, so running again before the commit changes nothing. Documents are streamed through
 * temporary files.
 */
final class PackageBuilder {
    private final PackageVault vault;
    private final CdaN1Writer cdaWriter = new CdaN1Writer();
    private final VaultPackages packages;

    PackageBuilder(PackageVault vault) {
        this.vault = vault;
        this.packages = new VaultPackages(vault);
    }

    /**
     * Builds the package of a drop that was judged.
     *
     * @param roots chain of each version
     * @param instructions what the pathway of the drop says of its mails
     * @param files PDFs by name, one for each document
     */
    void build(Input input, Establishment establishment, Drop drop, Map<Version, String> roots, Instructions instructions,
            Map<String, PdfFile> files, PdfFolder folder) {
        var prepared = new ArrayList<PreparedDocument>();
        for (SourceDocument document : drop.documents()) {
            PdfFile pdf = files.get(document.file());
            if (pdf == null) {
                throw new IllegalStateException("a package is built once all its files are there");
            }
            String path = input.id() + "/" + prepared.size();
            prepared.add(prepare(establishment, drop.site(), drop.patient(), document, root(roots, document.own()), pdf.path(), path,
                    folder.scratch(prepared.size() + ".xml")));
        }
        List<PreparedDeletion> deletions = drop.deletions().stream().map(d -> new PreparedDeletion(d, root(roots, d.target()))).toList();
        packages.keep(new DocumentPackage(input.id(), establishment, drop.site(), drop.patient(), prepared, deletions, drop.destinations(),
                drop.message(), instructions));
    }

    /**
     * Puts one document in the vault.
     *
     * @param chain root of its chain
     * @param path where in the vault, without extension
     * @param cda place for the CDA on its way
     */
    PreparedDocument prepare(Establishment establishment, @Nullable String site, Patient patient, SourceDocument document, String chain,
            Path pdf, String path, Path cda) {
        Oids oids = establishment.oids();
        Version replaced = document.replaces();
        String uniqueId = oids.document(establishment.finess(), document.id(), document.version());
        String setId = oids.set(establishment.finess(), chain);
        var content = new CdaN1(establishment, site, patient, document, uniqueId, setId, parent(establishment, replaced));
        String hash = write(content, pdf, cda);
        vault.put(path + ".xml", cda, "text/xml");
        vault.put(path + ".pdf", pdf, "application/pdf");
        return new PreparedDocument(document, uniqueId, setId, chain, path + ".xml", size(cda), hash, path + ".pdf", size(pdf));
    }

    private static String root(Map<Version, String> roots, Version version) {
        String root = roots.get(version);
        if (root == null) {
            throw new IllegalStateException("a package is built once its chains are known");
        }
        return root;
    }

    private static @Nullable String parent(Establishment establishment, @Nullable Version replaced) {
        return replaced == null ? null : establishment.oids().document(establishment.finess(), replaced.document(), replaced.number());
    }

    private String write(CdaN1 content, Path pdf, Path cda) {
        try (InputStream bytes = Files.newInputStream(pdf);
                var out = new DigestOutputStream(Files.newOutputStream(cda), MessageDigest.getInstance("SHA-1"))) {
            cdaWriter.write(content, bytes, out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        }
    }
}
