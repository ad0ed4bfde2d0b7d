package fr.passerelle.core.dispatch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail is called outside: both of its ids name the dispatch, so that a notice or an answer finds it without an index. They have no
 * meaning for anybody else and find it whenever the mail is written again (messages.md §5.6).
 */
public record MailId(DispatchRef ref) {
    private static final Pattern FORM = Pattern.compile("(?<![0-9a-zA-Z])([0-9a-f]{32})\\.([0-9a-f]{32})(?![0-9a-zA-Z])");

    private static final Pattern ENVELOPE = Pattern
            .compile("(?<![0-9a-zA-Z])[0-9a-f]{32}\\.[0-9a-f]{32}\\.([1-9][0-9]{0,8})(?![0-9a-zA-Z])");

    /** {@code Message-ID} of the mail, with its angle brackets (RFC 5322 §3.6.4). */
    public String messageId(String domain) {
        return "<" + envelope() + "@" + domain + ">";
    }

    /** The domain of a {@code Message-ID}. */
    public static String domain(String messageId) {
        return messageId.substring(messageId.lastIndexOf('@') + 1).replace(">", "");
    }

    /** Local part of the {@code Message-ID}. */
    public String envelope() {
        return ref.inputId() + "." + ref.dispatchId();
    }

    /**
     * {@code ENVID} of one submission of the mail (RFC 3461 §4.4): at most 76 characters of the 100 allowed.
     *
     * @param attempt from 1: what comes back tells which submission it is about
     */
    public String envelope(int attempt) {
        return envelope() + "." + attempt;
    }

    /** The submission that an {@code ENVID} names; 0 when it names none. */
    public static int attemptIn(String envelope) {
        Matcher found = ENVELOPE.matcher(envelope);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** The last mail of ours that a header names: {@code In-Reply-To}, {@code References} or an envelope id. */
    public static Optional<MailId> lastIn(String header) {
        Matcher found = FORM.matcher(header);
        Optional<MailId> last = Optional.empty();
        while (found.find()) {
            last = Optional.of(new MailId(new DispatchRef(found.group(1), found.group(2))));
        }
        return last;
    }
}
