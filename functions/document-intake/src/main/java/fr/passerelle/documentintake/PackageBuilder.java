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
import java.util.Optional;

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
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.formats.cda.CdaN1;
import fr.passerelle.formats.cda.CdaN1Writer;
import fr.passerelle.formats.json.VaultPackages;

/**
 * Builds what will be sent, into the vault: {@code <input>/<n>.xml} (CDA), {@code <input>/<n>.pdf}, {@code <input>/package.json}, n from 0;
 * the same under {@code <input>/without-ins/} for the mails that leave before the INS is qualified.
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
     * Builds the package of a drop that was judged, in the form that its identity allows.
     *
     * @param roots chain of each version
     * @param inputs input that brought each version replaced, of those that are known
     * @param instructions what the pathway of the drop says of its mails
     * @param files PDFs by name, one for each document
     */
    void build(Input input, Establishment establishment, Drop drop, Map<Version, String> roots, Map<Version, String> inputs,
            Instructions instructions, Map<String, PdfFile> files, PdfFolder folder) {
        Form form = drop.patient().qualified() ? Form.QUALIFIED : Form.WITHOUT_INS;
        var prepared = new ArrayList<PreparedDocument>();
        for (SourceDocument document : drop.documents()) {
            PdfFile pdf = files.get(document.file());
            if (pdf == null) {
                throw new IllegalStateException("a package is built once all its files are there");
            }
            String path = form.folder(input.id()) + "/" + prepared.size();
            var content = new CdaN1(establishment, drop.site(), drop.patient(), document, form.uniqueId(establishment, document),
                    set(establishment, root(roots, document.own())), parent(form, establishment, document, inputs));
            prepared.add(prepare(content, root(roots, document.own()), pdf.path(), path, folder.scratch(prepared.size() + ".xml")));
        }
        List<PreparedDeletion> deletions = drop.deletions().stream().map(d -> new PreparedDeletion(d, root(roots, d.target()))).toList();
        packages.keep(new DocumentPackage(input.id(), establishment, drop.site(), drop.patient(), prepared, deletions, drop.destinations(),
                drop.message(), instructions));
    }

    /** Whether something was built under a qualified INS. */
    boolean qualified(Input input) {
        return packages.former(input.id()).isPresent();
    }

    /**
     * Puts one document in the vault, under the qualified INS of a patient.
     *
     * @param chain root of its chain
     * @param path where in the vault, without extension
     * @param cda place for the CDA on its way
     */
    PreparedDocument prepare(Establishment establishment, @Nullable String site, Patient patient, SourceDocument document, String chain,
            Path pdf, String path, Path cda) {
        return prepare(new CdaN1(establishment, site, patient, document, Form.QUALIFIED.uniqueId(establishment, document),
                set(establishment, chain), parent(establishment, document.replaces())), chain, pdf, path, cda);
    }

    private PreparedDocument prepare(CdaN1 content, String chain, Path pdf, String path, Path cda) {
        String hash = write(content, pdf, cda);
        vault.put(path + ".xml", cda, "text/xml");
        vault.put(path + ".pdf", pdf, "application/pdf");
        return new PreparedDocument(content.document(), content.uniqueId(), content.setId(), chain, path + ".xml", size(cda), hash,
                path + ".pdf", size(pdf));
    }

    private static String root(Map<Version, String> roots, Version version) {
        String root = roots.get(version);
        if (root == null) {
            throw new IllegalStateException("a package is built once its chains are known");
        }
        return root;
    }

    private static String set(Establishment establishment, String chain) {
        return establishment.oids().set(establishment.finess(), chain);
    }

    /** Who got the version replaced without matricule knows it by the id it had there. */
    private @Nullable String parent(Form form, Establishment establishment, SourceDocument document, Map<Version, String> inputs) {
        Version replaced = document.replaces();
        Optional<String> mailed = form == Form.QUALIFIED || replaced == null
                ? Optional.empty()
                : Optional.ofNullable(inputs.get(replaced)).flatMap(packages::withoutIns).flatMap(former -> former.documents().stream()
                        .filter(d -> d.source().own().equals(replaced)).map(PreparedDocument::uniqueId).findFirst());
        return mailed.orElse(parent(establishment, replaced));
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
