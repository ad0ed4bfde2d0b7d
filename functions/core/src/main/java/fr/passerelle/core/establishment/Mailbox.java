package fr.passerelle.core.establishment;

/**
 * Mailboxes of an establishment (messages.md §4.1).
 *
 * @param address application mailbox (BAL APP) that sends
 * @param displayName label of the functional entity shown to the patient
 * @param replyTo mailbox read by humans; replies of patients go there
 */
public record Mailbox(String address, String displayName, String replyTo) {
    /** Domain of the sending mailbox, used for Message-ID and calendar UID. */
    public String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
