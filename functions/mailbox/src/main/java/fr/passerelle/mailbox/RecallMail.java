package fr.passerelle.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.mailbox.mime.MimeMail;
import fr.passerelle.mailbox.text.FrenchTime;
import fr.passerelle.mailbox.text.Templates;

/**
 * A mail that asks to delete what an earlier one brought (use-cases.md §5.E): a mail already delivered cannot be recalled, so the text
 * asks (messages.md §5.7). It carries nothing, and answers the mail it is about so that software shows both together.
 *
 * <p>Of a document it names only what the earlier mail showed to the same reader, and the subject names nothing.
 */
public final class RecallMail {
    private final String productNumber;
    private final Templates templates;

    /** @param productNumber {@code X-MSS-NIL} (messages.md §5.1) */
    public RecallMail(String productNumber, Templates templates) {
        this.productNumber = productNumber;
        this.templates = templates;
    }

    /**
     * Writes the mail.
     *
     * @param content the package of the deletion
     * @throws IOException when {@code out} cannot be written
     */
    public void write(DocumentPackage content, Audience audience, Recall recall, Heading heading, OutputStream out) throws IOException {
        Conversation conversation = switch (audience) {
            case Audience.Patient _ -> Conversation.withPatient(content);
            case Audience.Professional() -> Conversation.withProfessional(content);
        };
        var sender = new Sender(content.establishment().mailbox(), content.establishment().zone(), productNumber);
        MimeMail mail = sender.mail(heading, recall.count() == 1 ? "Document à supprimer" : "Documents à supprimer", conversation.replyTo(),
                text(content, audience, recall, conversation));
        mail.header("In-Reply-To", recall.originals().getLast()).header("References", String.join(" ", recall.originals()));
        if (!conversation.open()) {
            mail.header("X-MSS-MES", "FIN");
        }
        mail.writeTo(out);
    }

    private String text(DocumentPackage content, Audience audience, Recall recall, Conversation conversation) {
        boolean one = recall.count() == 1;
        var values = new HashMap<String, Object>(People.of(content));
        values.put("ownText", switch (audience) {
            // What a pathway writes goes with its documents, not with their removal.
            case Audience.Patient _ -> content.message().text() == null ? "" : content.message().text();
            case Audience.Professional() -> conversation.text();
        });
        values.put("reply", conversation.open());
        values.put("hours", conversation.hours());
        values.put("count", one ? "un document" : recall.count() + " documents");
        values.put("several", !one);
        values.put("earlier", recall.originals().size() > 1);
        var time = new FrenchTime(content.establishment().zone());
        values.put("named", !recall.shown().isEmpty());
        values.put("documents",
                recall.shown().stream().map(shown -> Map.of("title", shown.title(), "date", time.date(shown.date()))).toList());
        return templates.fill(switch (audience) {
            case Audience.Patient _ -> Templates.Name.RECALL_PATIENT;
            case Audience.Professional() -> Templates.Name.RECALL_PROFESSIONAL;
        }, values);
    }
}
