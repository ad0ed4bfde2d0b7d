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
        if (!fields.has("destinations")) {
            return new Destinations(true, true, List.of());
        }
        Fields block = fields.object("destinations");
        for (int i = 0; i < block.value("professionals").size(); i++) {
            String address = block.value("professionals").path(i).asText();
            if (!domains.admits(address)) {
                block.fault("professionals/" + i, "MAIL_DOMAIN_REFUSED");
            }
        }
        return new Destinations(block.flag("dmp"), block.flag("patient"), block.texts("professionals"));
    }

    /** The DMP alone: a mail cannot be taken back. */
    Destinations ofDeletions(Fields fields) {
        Fields block = fields.object("destinations");
        if (block.flag("patient")) {
            block.fault("patient", "DELETION_NOT_MAILED");
        }
        if (!block.value("professionals").isEmpty()) {
            block.fault("professionals", "DELETION_NOT_MAILED");
        }
        if (fields.has("message")) {
            fields.fault("message", "DELETION_NOT_MAILED");
        }
        return new Destinations(!fields.has("destinations") || block.flag("dmp"), false, List.of());
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
