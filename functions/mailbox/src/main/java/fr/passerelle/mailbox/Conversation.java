package fr.passerelle.mailbox;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Reply;

/**
 * What a mail says beside the text of the software, and what becomes of the answers: what the creator says goes first, then what the
 * pathway says (use-cases.md §4, column "Reply", and §5.D).
 *
 * @param text body, empty for none
 * @param open whether the patient may answer
 * @param replyTo mailbox that reads the answers, absent: the establishment's
 * @param hours when it is read, empty when not told
 * @param form address where the answer is given instead, empty for none
 */
record Conversation(String text, boolean open, @Nullable String replyTo, String hours, String form) {
    /** With the patient. Answers that the pathway opens have somebody who reads them: a creator can redirect them, not close them. */
    static Conversation withPatient(DocumentPackage content) {
        Message creator = content.message();
        Reply pathway = content.instructions().reply();
        boolean open = pathway.policy() == Reply.Policy.OPEN;
        String pathwayMailbox = open ? pathway.mailbox() : null;
        boolean pathwayReads = open && creator.replyTo() == null;
        return new Conversation(text(creator, content.instructions().text()), creator.replyAllowed() || open,
                creator.replyTo() == null ? pathwayMailbox : creator.replyTo(), pathwayReads ? orEmpty(pathway.hours()) : "",
                pathway.policy() == Reply.Policy.FORM ? orEmpty(pathway.link()) : "");
    }

    /** With a professional, who may always answer; what the pathway writes is meant for the patient. */
    static Conversation withProfessional(DocumentPackage content) {
        String own = content.message().toProfessionals();
        return new Conversation(own == null ? text(content.message(), null) : own, true, content.message().replyTo(), "", "");
    }

    private static String text(Message creator, @Nullable String pathway) {
        return orEmpty(creator.text() == null ? pathway : creator.text());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
