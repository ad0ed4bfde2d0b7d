package fr.passerelle.core.document;

import org.jspecify.annotations.Nullable;

/**
 * What the pathway of a package says of its mails, as it was when the drop was judged.
 *
 * @param pathway identifier of the pathway, absent when none was found
 * @param sequence order of the mails and of the DMP
 * @param reply what becomes of the patient's answers
 * @param text body of the message in French, used where the creator gave none; absent: the text of the software
 */
public record Instructions(@Nullable String pathway, Sequence sequence, Reply reply, @Nullable String text) {
    /** Those of a package without pathway: the DMP first for a while, conversation ended by the sender, text of the software. */
    public static final Instructions USUAL = new Instructions(null, Sequence.USUAL, Reply.CLOSED, null);
}
