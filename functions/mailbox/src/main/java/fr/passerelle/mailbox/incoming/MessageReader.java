package fr.passerelle.mailbox.incoming;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.mailbox.smtp.SmtpCodes;

/**
 * Reads one message that came in (messages.md §5.5, §5.8, §5.10): what has a structure first, then what its words give away, then people.
 * Its bytes may be anything: whatever cannot be read is {@link Notice.Unknown}, for somebody to see.
 */
public final class MessageReader {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(?:\\R[ \\t]+)?(\\S.*)$");
    private static final int RETURNED = 64 * 1024;
    private static final List<String> RETURNED_TYPES = List.of("text/rfc822-headers", "message/rfc822", "message/global-headers");
    private static final String ARCHIVE = "IHE_XDM.zip";

    private final Caps caps;
    private final Patterns patterns;
    private final FailureCodes codes;

    public MessageReader(SmtpCodes codes) {
        this(Caps.USUAL, codes);
    }

    public MessageReader(Caps caps, SmtpCodes codes) {
        this.caps = caps;
        this.patterns = Patterns.ofThisSoftware();
        this.codes = new FailureCodes(codes);
    }

    /** Bytes to read at most of a message: one more than is accepted, so that a longer one shows. */
    public int most() {
        return caps.message() + 1;
    }

    /** @param raw the message as received, RFC 5322 */
    public Received read(byte[] raw) {
        if (!caps.hold(raw)) {
            return unreadable(raw);
        }
        try {
            return read(ParsedMail.open(raw, caps.depth()), raw);
        } catch (MessagingException | IOException | RuntimeException _) {
            // The parser documents no end of what hostile bytes make it throw; the message is kept and people see it.
            return unreadable(raw);
        }
    }

    private static Received unreadable(byte[] raw) {
        return new Received(new Notice.Unknown(), null, Ids.sha256(raw), "", "", List.of());
    }

    private Received read(ParsedMail mail, byte[] raw) throws MessagingException {
        String text = mail.parts().stream().filter(MailPart::text).findFirst().map(MailPart::words)
                .or(() -> mail.parts().stream().filter(MailPart::page).findFirst().map(p -> OwnWords.ofPage(p.words()))).orElse("");
        List<Enclosure> enclosures = mail.parts().stream().filter(p -> p.name() != null || !p.type().startsWith("text/"))
                .map(Enclosure::of).toList();
        Optional<MailPart> delivery = mail.part("message/delivery-status");
        Optional<MailPart> reading = mail.part("message/disposition-notification");
        Optional<MailId> about;
        Notice notice;
        if (delivery.isPresent()) {
            DeliveryReport report = DeliveryReport.of(delivery.get());
            about = report.about().or(() -> returned(mail));
            notice = report.notice(codes);
        } else if (reading.isPresent()) {
            ReadingReport report = ReadingReport.of(reading.get());
            about = report.about().or(() -> returned(mail));
            notice = report.notice();
        } else {
            about = Optional.empty();
            notice = unstructured(mail, text, enclosures);
        }
        boolean machine = !(notice instanceof Notice.Reply || notice instanceof Notice.Closing || notice instanceof Notice.Archive);
        @Nullable
        MailId mailId = about.or(() -> threadOf(mail)).or(() -> machine ? returned(mail) : Optional.empty())
                .or(() -> machine ? MailId.lastIn(text) : Optional.empty()).orElse(null);
        boolean expected = mailId != null || reading.isPresent() || repliesByItself(mail);
        return new Received(expected ? notice : unexpected(notice), mailId, digest(mail, raw), mail.subject(), OwnWords.of(text),
                enclosures);
    }

    /** People, and programs that answer nobody, are not expected to write about nothing of ours: that is for people to see. */
    private static Notice unexpected(Notice notice) {
        return notice instanceof Notice.Reply || notice instanceof Notice.Automatic ? new Notice.Unknown() : notice;
    }

    private Notice unstructured(ParsedMail mail, String text, List<Enclosure> enclosures) throws MessagingException {
        String subject = mail.subject();
        String error = patterns.errorCode(subject);
        if (!error.isEmpty()) {
            return new Notice.ReadFault(error);
        }
        if (patterns.closingSubject().matcher(subject).find()) {
            return new Notice.Closing();
        }
        if (patterns.bounceSender().matcher(mail.header("From")).find() || patterns.bounceSubject().matcher(subject).find()) {
            return bounce(subject, text);
        }
        if (patterns.delaySubject().matcher(subject).find()) {
            return new Notice.Delayed(codes.in(text).orElse(""));
        }
        // Another gateway marks its mails as automatic, as ours does: its documents are for people all the same.
        if (enclosures.stream().anyMatch(e -> archive(e.name(), subject))) {
            return new Notice.Archive();
        }
        if (repliesByItself(mail)) {
            return new Notice.Automatic();
        }
        if (mail.header("Return-Path").equals("<>")) {
            return codes.certain(text).<Notice>map(codes::undelivered).orElseGet(Notice.Unknown::new);
        }
        return automatic(mail) ? new Notice.Automatic() : new Notice.Reply();
    }

    private boolean archive(String name, String subject) {
        return name.equalsIgnoreCase(ARCHIVE)
                || (patterns.archiveSubject().matcher(subject).find() && name.toLowerCase(Locale.ROOT).endsWith(".zip"));
    }

    /** A bounce whose words say nothing we know goes to people, never to silence. */
    private Notice bounce(String subject, String text) {
        Optional<String> code = codes.in(text);
        if (patterns.delaySubject().matcher(subject).find()) {
            return new Notice.Delayed(code.orElse(""));
        }
        return code.<Notice>map(codes::undelivered).orElseGet(Notice.Unknown::new);
    }

    /** An absence, a receipt: a machine answers a mail, and nobody wrote anything (RFC 3834 §5.1). */
    private boolean repliesByItself(ParsedMail mail) throws MessagingException {
        return submitted(mail).startsWith("auto-replied") || mail.has("X-Autoreply")
                || patterns.automaticPrecedence().matcher(mail.header("Precedence")).find();
    }

    /** RFC 3834 §5. */
    private static boolean automatic(ParsedMail mail) throws MessagingException {
        String submitted = submitted(mail);
        return !submitted.isEmpty() && !submitted.startsWith("no");
    }

    private static String submitted(ParsedMail mail) throws MessagingException {
        return mail.header("Auto-Submitted").toLowerCase(Locale.ROOT);
    }

    private static Optional<MailId> threadOf(ParsedMail mail) {
        try {
            String references = mail.header("References");
            return MailId.lastIn(mail.header("In-Reply-To")).or(() -> MailId.lastIn(references));
        } catch (MessagingException _) {
            return Optional.empty();
        }
    }

    /** The mail returned with a notice, whole or its headers only. */
    private static Optional<MailId> returned(ParsedMail mail) {
        return mail.parts().stream().filter(p -> RETURNED_TYPES.contains(p.type())).findFirst().flatMap(part -> {
            byte[] content = part.content();
            var id = MESSAGE_ID.matcher(new String(content, 0, Math.min(content.length, RETURNED), StandardCharsets.ISO_8859_1));
            return id.find() ? MailId.lastIn(id.group(1)) : Optional.empty();
        });
    }

    private static String digest(ParsedMail mail, byte[] raw) throws MessagingException {
        int body = 0;
        while (body + 1 < raw.length && !(raw[body] == '\n' && (raw[body + 1] == '\n' || raw[body + 1] == '\r'))) {
            body++;
        }
        String named = mail.header("Message-ID") + "\n" + Ids.sha256(Arrays.copyOfRange(raw, body, raw.length));
        return Ids.sha256(named.getBytes(StandardCharsets.UTF_8));
    }
}
