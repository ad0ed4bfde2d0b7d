package fr.passerelle.simulators.mssante.post;

import java.time.Instant;

/** What the people of a mailbox, or their software, send back: notices of reading (RFC 8098), answers, absence (RFC 3834). */
final class Letters {
    private Letters() {
    }

    /** The mail was opened; the application says so by itself (messages.md §5.4). */
    static byte[] displayed(Original mail, Instant at) {
        return disposition(mail, "displayed", at).subject("Accusé de lecture")
                .header("Content-Type", report(mail, "displayed")).line("").raw(parts(mail, "displayed", "Message lu.",
                        "manual-action/MDN-sent-automatically; displayed", ""))
                .bytes();
    }

    /** The documents could not be filed (messages.md §5.8). */
    static byte[] cannotFile(Original mail, Habit.CannotFile fault, Instant at) {
        String error = fault.code() + "^" + fault.label();
        return disposition(mail, "processed", at)
                .subject("[KO Intégration système !][" + fault.code() + "] " + mail.subject())
                .header("Content-Type", report(mail, "processed"))
                .line("").raw(fault.volet()
                        ? parts(mail, "processed", fault.code() + " - " + fault.label(),
                                "automatic-action/MDN-sent-automatically; processed/Error: " + error, "")
                        : parts(mail, "processed", fault.code() + " - " + fault.label(),
                                "automatic-action/MDN-sent-automatically; processed/error", error))
                .bytes();
    }

    /** An answer of a person. */
    static byte[] answer(Original mail, Answer answer, Instant at) {
        Eml eml = head(mail, "answer", mail.answerTo(), at).header("Return-Path", "<" + mail.recipient() + ">")
                .subject(answer.threaded() ? "RE: " + mail.subject() : "Question");
        if (answer.threaded()) {
            thread(eml, mail);
        }
        if (answer.files().isEmpty()) {
            return text(eml, answer.text()).bytes();
        }
        String boundary = "=_" + Notices.id(mail, "answer");
        text(eml.header("Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"").line("").line("--" + boundary), answer.text());
        for (Answer.File file : answer.files()) {
            eml.line("--" + boundary).header("Content-Type", file.type() + "; name=\"" + file.name() + "\"")
                    .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                    .header("Content-Transfer-Encoding", "base64").line("").base64(file.bytes());
        }
        return eml.line("--" + boundary + "--").bytes();
    }

    /** A machine says that its owner is away; it answers the sender of the envelope (RFC 3834 §4). */
    static byte[] away(Original mail, Instant at) {
        return text(thread(head(mail, "away", mail.sender(), at).header("Return-Path", "<>").header("Auto-Submitted", "auto-replied")
                .subject("Réponse automatique : absence"), mail), "Je suis absent et lirai votre message à mon retour.").bytes();
    }

    private static Eml disposition(Original mail, String kind, Instant at) {
        return head(mail, kind, mail.readingNoticeTo(), at).header("Return-Path", "<>");
    }

    private static Eml head(Original mail, String kind, String to, Instant at) {
        String domain = mail.recipient().substring(mail.recipient().lastIndexOf('@') + 1);
        return new Eml().header("From", "<" + mail.recipient() + ">").header("To", "<" + to + ">").header("Date", Eml.date(at))
                .header("Message-ID", "<" + Notices.id(mail, kind) + "@" + domain + ">").header("MIME-Version", "1.0");
    }

    private static Eml thread(Eml eml, Original mail) {
        String references = (mail.references() + " " + mail.messageId()).strip().replace(" ", "\r\n ");
        return eml.header("In-Reply-To", mail.messageId()).header("References", references);
    }

    private static Eml text(Eml eml, String text) {
        return eml.header("Content-Type", "text/plain; charset=UTF-8").header("Content-Transfer-Encoding", "8bit").line("").line(text);
    }

    private static String report(Original mail, String kind) {
        return "multipart/report; report-type=disposition-notification; boundary=\"=_" + Notices.id(mail, kind) + "\"";
    }

    private static byte[] parts(Original mail, String kind, String text, String disposition, String error) {
        String boundary = "--=_" + Notices.id(mail, kind);
        Eml eml = text(new Eml().line(boundary), text).line(boundary)
                .header("Content-Type", "message/disposition-notification").line("").header("Reporting-UA", "mssante.simulator; lecture");
        if (!mail.asked().originalRecipient().isEmpty()) {
            eml.header("Original-Recipient", mail.asked().originalRecipient());
        }
        eml.header("Final-Recipient", "rfc822;" + mail.recipient()).header("Original-Message-ID", mail.messageId())
                .header("Disposition", disposition);
        if (!error.isEmpty()) {
            eml.header("Error", error);
        }
        return eml.line("").line(boundary + "--").bytes();
    }
}
