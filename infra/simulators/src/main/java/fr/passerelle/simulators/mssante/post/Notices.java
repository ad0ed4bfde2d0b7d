package fr.passerelle.simulators.mssante.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notices of delivery and bounces (RFC 3464, RFC 3461 §6; messages.md §5.5). The same mail always gets the same bytes. */
final class Notices {
    private static final Pattern XTEXT = Pattern.compile("\\+([0-9A-F]{2})");
    private static final int ID_BYTES = 8;

    private Notices() {
    }

    /**
     * A report about one recipient.
     *
     * @param action {@code delivered}, {@code relayed}, {@code delayed} or {@code failed}
     * @param status enhanced status
     * @param diagnostic reply of the next server, empty when it gave none
     */
    static byte[] report(Original mail, String action, String status, String diagnostic, Instant at) {
        String boundary = "=_" + id(mail, action);
        Eml eml = daemon(mail, action, at)
                .subject(action.equals("failed") ? "Undelivered Mail Returned to Sender" : "Delivery Status: " + action)
                .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"").line("")
                .line("--" + boundary).header("Content-Type", "text/plain; charset=utf-8").line("")
                .line("Votre message au destinataire <" + mail.recipient() + "> : " + action + ".").line("")
                .line("--" + boundary).header("Content-Type", "message/delivery-status").line("")
                .header("Reporting-MTA", "dns; mssante.simulator");
        if (!mail.asked().envelopeId().isEmpty()) {
            eml.header("Original-Envelope-Id", decoded(mail.asked().envelopeId()));
        }
        eml.header("Arrival-Date", Eml.date(mail.receivedAt())).line("").header("Final-Recipient", "rfc822; " + mail.recipient());
        if (!mail.asked().originalRecipient().isEmpty()) {
            eml.header("Original-Recipient", decoded(mail.asked().originalRecipient()));
        }
        eml.header("Action", action).header("Status", status);
        if (!diagnostic.isEmpty()) {
            eml.header("Remote-MTA", "dns; mx." + domain(mail.recipient())).header("Diagnostic-Code", "smtp; " + diagnostic);
        }
        eml.header("Last-Attempt-Date", Eml.date(at)).line("").line("--" + boundary);
        // The whole mail comes back with failures only (RFC 3461 §4.3).
        return (mail.asked().full() && action.equals("failed")
                ? eml.header("Content-Type", "message/rfc822").line("").raw(mail.bytes())
                : eml.header("Content-Type", "text/rfc822-headers").line("").raw(mail.headers()))
                .line("").line("--" + boundary + "--").bytes();
    }

    /** A failure told in a text only. */
    static byte[] bounce(Original mail, Delivery.Bounced failure, Instant at) {
        boolean french = failure.form() == Delivery.Form.NOT_DISTRIBUTED;
        Eml eml = daemon(mail, "bounce", at).subject(french ? "Message non distribué" : "Undelivered Mail Returned to Sender")
                .header("In-Reply-To", mail.messageId()).header("Content-Type", "text/plain; charset=utf-8")
                .header("Content-Transfer-Encoding", "8bit").line("");
        if (french) {
            eml.line("Votre message n'a pas pu être distribué à <" + mail.recipient() + ">.").line("Motif : " + failure.text() + ".");
        } else {
            eml.line("<" + mail.recipient() + ">: " + failure.text() + " (" + failure.code() + " " + failure.status() + ")");
        }
        return eml.line("Original Message-ID: " + mail.messageId()).bytes();
    }

    private static Eml daemon(Original mail, String kind, Instant at) {
        String domain = domain(mail.recipient());
        return new Eml().header("Return-Path", "<>").header("From", "MAILER-DAEMON@" + domain + " (Mail Delivery System)")
                .header("To", mail.sender()).header("Date", Eml.date(at)).header("Message-ID", "<" + id(mail, kind) + "@" + domain + ">")
                .header("Auto-Submitted", "auto-replied").header("MIME-Version", "1.0");
    }

    /** Stands for what is said about a mail, without a word of it. */
    static String id(Original mail, String kind) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((mail.messageId() + kind + mail.receivedAt()).getBytes(StandardCharsets.UTF_8));
            return kind + "." + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Text written as xtext (RFC 3461 §4). */
    private static String decoded(String xtext) {
        return XTEXT.matcher(xtext).replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
