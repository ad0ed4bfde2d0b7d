package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.GivenCda;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.Claim;

/**
 * Something a drop asks that only one drop may: to send a version, or to delete one.
 *
 * @param digest of the PDF, or of the CDA that was given; of its name for a deletion, so that the same one is always the same
 */
record Wanted(Claim.Kind kind, Version version, String digest) {
    /** @param files PDFs by name, one for each document */
    static List<Wanted> of(Drop drop, Map<String, PdfFile> files) {
        Stream<Wanted> documents = drop.documents().stream().flatMap(d -> of(d, files));
        Stream<Wanted> deletions = drop.deletions().stream().map(d -> new Wanted(Claim.Kind.DELETION, d.target(),
                Ids.sha256(d.target().toString().getBytes(StandardCharsets.UTF_8))));
        return Stream.concat(documents, deletions).toList();
    }

    /** A version number of a set is taken with the document that bears it. */
    private static Stream<Wanted> of(SourceDocument document, Map<String, PdfFile> files) {
        GivenCda given = document.cda();
        return given == null
                ? Stream.of(new Wanted(Claim.Kind.DOCUMENT, document.own(), digest(files, document.file())))
                : Stream.of(new Wanted(Claim.Kind.DOCUMENT, document.own(), given.bytes()),
                        new Wanted(Claim.Kind.SET_VERSION, new Version(given.setId(), given.versionNumber()), given.bytes()));
    }

    private static String digest(Map<String, PdfFile> files, String name) {
        PdfFile file = files.get(name);
        if (file == null) {
            throw new IllegalStateException("a document without its file has no claim");
        }
        return file.digest();
    }
}
