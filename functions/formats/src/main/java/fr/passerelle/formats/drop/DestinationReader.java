package fr.passerelle.formats.drop;

import java.util.List;

import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Message;
import fr.passerelle.formats.schema.Fields;

/** Reads where a drop goes, and what its mail says. */
final class DestinationReader {
    private final MailDomains domains;

    DestinationReader(MailDomains domains) {
        this.domains = domains;
    }

    Destinations ofDocuments(Fields fields) {
        return fields.has("destinations") ? named(fields.object("destinations")) : new Destinations(true, true, List.of());
    }

    /** The DMP alone, unless the drop says who is to be asked to delete what a mail brought them (use-cases.md §5.E). */
    Destinations ofDeletions(Fields fields) {
        return fields.has("destinations") ? named(fields.object("destinations")) : new Destinations(true, false, List.of());
    }

    private Destinations named(Fields block) {
        for (int i = 0; i < block.value("professionals").size(); i++) {
            String address = block.value("professionals").path(i).asText();
            if (!domains.admits(address)) {
                block.fault("professionals/" + i, "MAIL_DOMAIN_REFUSED");
            }
        }
        return new Destinations(block.flag("dmp"), block.flag("patient"), block.texts("professionals"));
    }

    Message message(Fields fields) {
        if (!fields.has("message")) {
            return Message.DEFAULT;
        }
        Fields block = fields.object("message");
        String replyTo = block.text("replyTo");
        if (replyTo != null && !domains.admits(replyTo)) {
            block.fault("replyTo", "MAIL_DOMAIN_REFUSED");
        }
        return new Message(block.text("text"), block.flag("replyAllowed"), replyTo);
    }
}
