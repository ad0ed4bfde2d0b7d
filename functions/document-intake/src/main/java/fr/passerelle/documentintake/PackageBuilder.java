package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.GivenCda;
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
    /** Key of a document that was given as a CDA: its own id. Only such a key is worth a look at the former package. */
    private static final Pattern OWN_ID = Pattern.compile("[0-2](\\.[0-9]+)+|[0-9A-Fa-f-]{36}");

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
     * @param files PDFs by name, one for each document that has one beside its descriptor
     * @param carried documents that their descriptor bears, by version
     */
    void build(Input input, Establishment establishment, Drop drop, Map<Version, String> roots, Map<Version, String> inputs,
            Instructions instructions, Map<String, PdfFile> files, Map<Version, Carried> carried, PdfFolder folder) {
        Form form = drop.patient().qualified() ? Form.QUALIFIED : Form.WITHOUT_INS;
        var prepared = new ArrayList<PreparedDocument>();
        for (SourceDocument document : drop.documents()) {
            String path = form.folder(input.id()) + "/" + prepared.size();
            GivenCda given = document.cda();
            if (given != null) {
                prepared.add(given(document, given, root(roots, document.own()), carried.get(document.own()), path));
                continue;
            }
            PdfFile pdf = files.get(document.file());
            if (pdf == null) {
                throw new IllegalStateException("a package is built once all its files are there");
            }
            var content = new CdaN1(establishment, drop.site(), drop.patient(), document, form.uniqueId(establishment, document),
                    set(establishment, root(roots, document.own())), parent(form, establishment, document, inputs));
            prepared.add(prepare(content, root(roots, document.own()), pdf.path(), path, folder.scratch(prepared.size() + ".xml")));
        }
        List<PreparedDeletion> deletions = drop.deletions().stream().map(d -> new PreparedDeletion(d, root(roots, d.target()))).toList();
        packages.keep(new DocumentPackage(input.id(), establishment, drop.site(), drop.patient(), prepared, deletions, drop.destinations(),
                drop.message(), instructions));
    }

    /** Professionals that an input mails; nothing while it has no package, or when the vault no longer keeps it. */
    Optional<List<String>> mailedTo(Input input) {
        return packages.formerMail(input.id()).map(content -> content.destinations().professionals());
    }

    /** Whether something was built under a qualified INS. */
    boolean qualified(Input input) {
        return packages.former(input.id()).isPresent();
    }

    /**
     * Puts one document in the vault, under the qualified INS of a patient.
     *
     * @param chain root of its chain
     * @param former what it replaces, absent when it begins a chain
     * @param path where in the vault, without extension
     * @param cda place for the CDA on its way
     */
    PreparedDocument prepare(Establishment establishment, @Nullable String site, Patient patient, SourceDocument document, String chain,
            @Nullable PreparedDocument former, Path pdf, String path, Path cda) {
        return prepare(new CdaN1(establishment, site, patient, document, Form.QUALIFIED.uniqueId(establishment, document),
                former == null ? set(establishment, chain) : former.setId(), former == null ? null : former.uniqueId()), chain, pdf, path,
                cda);
    }

    /** The CDA that was given, to the byte, and the PDF it holds. */
    private PreparedDocument given(SourceDocument document, GivenCda given, String chain, @Nullable Carried carried, String path) {
        if (carried == null) {
            throw new IllegalStateException("a CDA that was given comes with its descriptor");
        }
        vault.put(path + ".xml", carried.cda(), "text/xml");
        Path pdf = carried.pdf();
        if (pdf != null) {
            vault.put(path + ".pdf", pdf, "application/pdf");
        }
        return new PreparedDocument(document, given.uniqueId(), given.setId(), chain, path + ".xml", size(carried.cda()),
                sha1(carried.cda()), pdf == null ? null : path + ".pdf", pdf == null ? 0 : size(pdf));
    }

    private static String sha1(Path file) {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-1"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
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

    /** Who got the version replaced without matricule, or as a CDA that was given, knows it by the id it had there. */
    private @Nullable String parent(Form form, Establishment establishment, SourceDocument document, Map<Version, String> inputs) {
        Version replaced = document.replaces();
        if (replaced == null) {
            return null;
        }
        Optional<String> former = Optional.ofNullable(inputs.get(replaced))
                .flatMap(input -> switch (form) {
                    case QUALIFIED -> OWN_ID.matcher(replaced.document()).matches() ? packages.formerMail(input) : Optional.empty();
                    case WITHOUT_INS -> packages.withoutIns(input);
                }).flatMap(content -> content.documents().stream().filter(d -> d.source().own().equals(replaced))
                        .map(PreparedDocument::uniqueId).findFirst());
        return former.orElseGet(() -> establishment.oids().document(establishment.finess(), replaced.document(), replaced.number()));
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
