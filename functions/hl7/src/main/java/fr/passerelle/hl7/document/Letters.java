package fr.passerelle.hl7.document;

import org.jspecify.annotations.Nullable;

/**
 * What the mails say.
 *
 * @param toProfessionals body of {@code CORPSMAIL_PS}, absent: the text of the software
 * @param toPatient body of {@code CORPSMAIL_PATIENT}, absent: the text of the software
 * @param replyAllowed false when {@code FIN} stands under {@code DESTMSSANTEPAT}
 * @param replyTo mailbox of the PRT {@code REPLY}, absent: the establishment's
 */
public record Letters(@Nullable String toProfessionals, @Nullable String toPatient, boolean replyAllowed, @Nullable String replyTo) {}
