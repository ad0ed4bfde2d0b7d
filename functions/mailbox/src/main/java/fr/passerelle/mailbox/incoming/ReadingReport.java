package fr.passerelle.mailbox.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.mail.Notice;

/** A reading notice (RFC 8098; messages.md §5.8), with its error in either of the two forms that are met. */
record ReadingReport(List<Fields> groups) {
    private static final Pattern DISPOSITION = Pattern.compile(";\\s*([A-Za-z-]+)\\s*(?:/\\s*([A-Za-z-]+))?");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{3})(?!\\d)");

    static ReadingReport of(MailPart part) {
        return new ReadingReport(Fields.groups(part.words()));
    }

    Optional<MailId> about() {
        return MailId.lastIn(value("Original-Message-ID"));
    }

    Notice notice() {
        Matcher disposition = DISPOSITION.matcher(value("Disposition"));
        if (!disposition.find()) {
            return new Notice.Unknown();
        }
        String modifier = disposition.group(2) == null ? "" : disposition.group(2).toLowerCase(Locale.ROOT);
        if (modifier.equals("error") || modifier.equals("failure")) {
            return new Notice.ReadFault(code());
        }
        return switch (disposition.group(1).toLowerCase(Locale.ROOT)) {
            case "displayed", "processed" -> new Notice.Read();
            // Thrown away, maybe unread, or passed on: neither a reading nor a failure.
            case "deleted", "dispatched" -> new Notice.Automatic();
            default -> new Notice.Unknown();
        };
    }

    private String code() {
        String told = String.join(" ", List.of(value("Error"), value("Failure"), value("Disposition")));
        Matcher code = CODE.matcher(told);
        return code.find() ? code.group(1) : "";
    }

    private String value(String name) {
        return groups.stream().map(g -> g.value(name)).filter(v -> !v.isEmpty()).findFirst().orElse("");
    }
}
