package fr.passerelle.mailbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.formats.xdm.VaultReader;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.mime.Attachment;
import fr.passerelle.mailbox.mime.MimeMail;
import fr.passerelle.mailbox.text.FrenchTime;
import fr.passerelle.mailbox.text.Templates;

/**
 * A mail that carries the documents of a package: the IHE XDM archive, and each PDF beside it for the reader (messages.md §5.2-5.3).
 *
 * <p>Documents travel from the vault to the mail as streams; the archive goes through a temporary file, since a mail may be written
 * more than once.
 */
public final class DocumentMail {
    private final String productNumber;
    private final Templates templates;
    private final XdmArchive archive;
    private final DocumentNames names = new DocumentNames();

    /** @param productNumber {@code X-MSS-NIL} (messages.md §5.1) */
    public DocumentMail(String productNumber, Templates templates, XdmArchive archive) {
        this.productNumber = productNumber;
        this.templates = templates;
        this.archive = archive;
    }

    /**
     * Writes the mail.
     *
     * @param lotId uniqueId of the SubmissionSet of the archive, an OID
     * @throws IOException when a document cannot be read or {@code out} not written
     */
    public void write(DocumentPackage content, Audience audience, String lotId, Heading heading, VaultReader vault, OutputStream out)
            throws IOException {
        write(content, audience, Cut.WHOLE, lotId, heading, vault, out);
    }

    /**
     * Writes one of several mails, parameters as above.
     *
     * @throws IOException when a document cannot be read or {@code out} not written
     */
    public void write(DocumentPackage content, Audience audience, Cut cut, String lotId, Heading heading, VaultReader vault,
            OutputStream out) throws IOException {
        Path zip = Files.createTempFile("xdm", ".zip");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip))) {
                archive.write(content, lotId, heading.at(), vault, file);
            }
            mail(content, audience, cut, heading, vault, zip).writeTo(out);
        } finally {
            Files.delete(zip);
        }
    }

    private MimeMail mail(DocumentPackage content, Audience audience, Cut cut, Heading heading, VaultReader vault, Path zip) {
        List<PreparedDocument> documents = content.documents();
        Conversation conversation = switch (audience) {
            case Audience.Patient _ -> Conversation.withPatient(content);
            case Audience.Professional() -> Conversation.withProfessional(content);
        };
        var sender = new Sender(content.establishment().mailbox(), content.establishment().zone(), productNumber);
        MimeMail mail = sender.mail(heading, names.subject(content.patient(), documents), conversation.replyTo(),
                text(content, audience, cut, conversation));
        mail.header("X-MSS-CODECDA", names.codes(documents)).header("X-MSS-INS", content.patient().qualified() ? "O" : "N");
        if (!conversation.open()) {
            mail.header("X-MSS-MES", "FIN");
        }
        mail.attach(new Attachment(XdmArchive.NAME, "application/zip", () -> Files.newInputStream(zip)));
        for (int i = 0; i < documents.size(); i++) {
            String pdf = documents.get(i).pdf();
            if (pdf == null) {
                // Given as a CDA that holds none: it is in the archive alone.
                continue;
            }
            mail.attach(new Attachment(names.pdf(content.patient(), documents, i, content.establishment().zone()), "application/pdf",
                    () -> vault.open(pdf)));
        }
        return mail;
    }

    private String text(DocumentPackage content, Audience audience, Cut cut, Conversation conversation) {
        int count = content.documents().size();
        var values = new HashMap<String, Object>(People.of(content));
        values.put("ownText", conversation.text());
        values.put("cut", cut.sentence());
        values.put("reply", conversation.open());
        values.put("hours", conversation.hours());
        values.put("form", conversation.form());
        long pdfs = content.documents().stream().filter(d -> d.pdf() != null).count();
        values.put("pdf", pdfs > 0);
        values.put("pdfs", pdfs > 1);
        values.put("several", count > 1);
        values.put("whole", pdfs == count);
        values.put("count", count == 1 ? "un document" : count + " documents");
        var time = new FrenchTime(content.establishment().zone());
        values.put("documents", content.documents().stream().map(d -> Map.of("title", d.source().title(), "date",
                time.date(d.source().act().start()), "replaces", d.source().replaces() != null)).toList());
        return switch (audience) {
            case Audience.Patient(boolean alsoInDocuments) -> {
                values.put("alsoThere", alsoInDocuments
                        ? count == 1 ? "Ce document est aussi disponible" : "Ces documents sont aussi disponibles"
                        : "");
                yield templates.fill(Templates.Name.DOCUMENTS_PATIENT, values);
            }
            case Audience.Professional() -> {
                values.put("copies",
                        pdfs == 0
                                ? "il n'y a pas de copie PDF"
                                : pdfs == 1 ? "le PDF joint permet la lecture directe" : "les PDF joints permettent la lecture directe");
                yield templates.fill(Templates.Name.DOCUMENTS_PROFESSIONAL, values);
            }
        };
    }
}
