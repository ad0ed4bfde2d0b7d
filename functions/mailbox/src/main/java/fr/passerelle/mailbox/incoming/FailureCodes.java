package fr.passerelle.mailbox.incoming;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.mail.Insistence;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.mailbox.smtp.SmtpCodes;

/** What the code of a failure says once the operator has given up (use-cases.md K14). */
final class FailureCodes {
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45]\\d{2})[ -]+[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([45])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.,:/-])([45]\\d{2})(?![\\d.,:/-])");
    /** Beside 552, which means a full mailbox as well. */
    private static final Pattern TOO_LARGE = Pattern.compile("\\bmessage\\b.{0,20}\\b(size|too (large|big)|taille|volumineux)\\b",
            Pattern.CASE_INSENSITIVE);
    /**
     * Enhanced codes that have no row in the table of the replies (RFC 3463 §3.2): the reply that says the same. Those of X.0, X.3 and X.5
     * say nothing of the mailbox, though their digits are those of a reply that does.
     */
    private static final Map<String, String> REPLIES = Map.ofEntries(Map.entry("511", "550"), Map.entry("516", "550"),
            Map.entry("5110", "550"), Map.entry("521", "550"), Map.entry("512", "553"), Map.entry("517", "553"), Map.entry("518", "553"),
            Map.entry("500", "554"), Map.entry("530", "554"), Map.entry("550", "554"), Map.entry("551", "554"), Map.entry("552", "554"),
            Map.entry("553", "554"));

    private final SmtpCodes codes;

    FailureCodes(SmtpCodes codes) {
        this.codes = codes;
    }

    /** The code that a text shows: reply and status together, else the status, else a reply of the table alone. */
    Optional<String> in(String text) {
        return certain(text).or(() -> CODE.matcher(text).results().map(m -> m.group(1)).filter(codes::known).findFirst()
                .map(code -> code.equals("552") && TOO_LARGE.matcher(text).find() ? "523" : code));
    }

    /** The same without the last: a number alone may be a telephone's in a text that nothing else shows to be about a failure. */
    Optional<String> certain(String text) {
        Matcher reply = REPLY.matcher(text);
        if (reply.find()) {
            return Optional.of(codes.best(Integer.parseInt(reply.group(1)), reply.group()));
        }
        Matcher status = STATUS.matcher(text);
        if (status.find()) {
            String digits = status.group(1) + status.group(2) + status.group(3);
            return Optional.of(REPLIES.getOrDefault(digits, digits.length() == 3 ? digits : status.group(1).equals("5") ? "554" : "451"));
        }
        return Optional.empty();
    }

    Notice.Undelivered undelivered(String code) {
        return switch (codes.of(code)) {
            case CLOSED -> new Notice.Undelivered(code, RefusalClass.CHOICE, Reason.of("MAIL_CLOSED", code));
            case FULL -> new Notice.Undelivered(code, RefusalClass.CHOICE, Reason.of("MAIL_FULL", code), Insistence.DAILY, 0);
            case RETRY -> new Notice.Undelivered(code, RefusalClass.FAULT, Reason.of("MAIL_GIVEN_UP", code), Insistence.SOON, 0);
            case ADDRESS -> new Notice.Undelivered(code, RefusalClass.FAULT, Reason.of("MAIL_ADDRESS", code));
            case TOO_LARGE -> new Notice.Undelivered(code, RefusalClass.FAULT, Reason.of("MAIL_TOO_LARGE_FAR", code));
            // Told of one mail by the far end, it is no fault of ours that the next mail would meet.
            case REFUSED, OURS, TAKEN -> new Notice.Undelivered(code, RefusalClass.FAULT, Reason.of("MAIL_REFUSED", code));
        };
    }
}
