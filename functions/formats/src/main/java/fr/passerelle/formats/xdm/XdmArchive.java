package fr.passerelle.formats.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequest;
import fr.passerelle.formats.xds.SubmitObjectsRequestWriter;

/**
 * Writes the IHE XDM archive of a package: one patient, one lot, the CDA documents as they are in the vault (documents.md §6;
 * IHE ITI TF-2 3.32).
 *
 * <p>Documents are copied through, never held. The same inputs give the same bytes.
 */
public final class XdmArchive {
    /** Name of the attachment of the mail, to the letter. */
    public static final String NAME = "IHE_XDM.zip";

    static final String SUBSET = "IHE_XDM/SUBSET01/";

    private final Lots lots;
    private final SubmitObjectsRequestWriter metadata = new SubmitObjectsRequestWriter();

    /** With the documented value of each point the sources leave open. */
    public XdmArchive() {
        this(new Lots());
    }

    public XdmArchive(Lots lots) {
        this.lots = lots;
    }

    /**
     * Writes the archive and leaves {@code out} open.
     *
     * @param lotId uniqueId of the lot, an OID
     * @param at time of the lot, to the second; date of the files too
     * @throws IOException when a stream breaks, or a document of the vault is not the one its metadata describe: what was written is
     *         then no archive
     * @throws IllegalStateException when the patient has neither a qualified INS nor an IPP
     * @throws IllegalArgumentException when a code is outside the value sets of the CI-SIS
     */
    public void write(DocumentPackage content, String lotId, Instant at, VaultReader documents, OutputStream out) throws IOException {
        SubmitObjectsRequest lot = lots.forXdm(content, lotId, at);
        var zip = new ZipOutputStream(out);
        var time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        file(zip, "INDEX.HTM", time, Index.of(content.establishment(), lot));
        file(zip, "README.TXT", time, Readme.of(content.establishment(), lot));
        file(zip, SUBSET + "METADATA.XML", time, metadata.document(lot));
        for (int i = 0; i < lot.documents().size(); i++) {
            document(zip, lot.documents().get(i), content.documents().get(i), time, documents);
        }
        zip.finish();
        zip.flush();
    }

    private static void file(ZipOutputStream zip, String name, LocalDateTime time, byte[] content) throws IOException {
        zip.putNextEntry(entry(name, time));
        zip.write(content);
        zip.closeEntry();
    }

    private static void document(ZipOutputStream zip, DocumentEntry entry, PreparedDocument prepared, LocalDateTime time,
            VaultReader documents) throws IOException {
        zip.putNextEntry(entry(SUBSET + entry.uri(), time));
        var hashed = new DigestOutputStream(zip, sha1());
        try (var bytes = documents.open(prepared.cda())) {
            bytes.transferTo(hashed);
        }
        if (!HexFormat.of().formatHex(hashed.getMessageDigest().digest()).equals(entry.hash())) {
            throw new IOException("document changed in the vault: " + prepared.cda());
        }
        zip.closeEntry();
    }

    /** Local time of the entry rather than an instant: a zip holds no zone, so the bytes depend on no machine. */
    private static ZipEntry entry(String name, LocalDateTime time) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        return entry;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
