package fr.passerelle.mailbox.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.mail.Notice;

/** A delivery notice (RFC 3464; messages.md §5.5): one group about the message, then one for each recipient; ours have one recipient. */
record DeliveryReport(List<Fields> groups) {
    static DeliveryReport of(MailPart part) {
        return new DeliveryReport(Fields.groups(part.words()));
    }

    /** The mail it is about, by its envelope id. */
    Optional<MailId> about() {
        return groups.stream().map(g -> g.value("Original-Envelope-Id")).flatMap(id -> MailId.lastIn(id).stream()).findFirst();
    }

    private int attempt() {
        return groups.stream().mapToInt(g -> MailId.attemptIn(g.value("Original-Envelope-Id"))).filter(attempt -> attempt > 0).findFirst()
                .orElse(0);
    }

    Notice notice(FailureCodes codes) {
        return groups.stream().filter(g -> g.has("Action")).findFirst().map(group -> {
            String code = codes.in(group.value("Diagnostic-Code")).or(() -> codes.in(group.value("Status"))).orElse("");
            return switch (group.value("Action").toLowerCase(Locale.ROOT)) {
                case "delivered" -> new Notice.Delivered();
                case "relayed", "expanded" -> new Notice.Relayed();
                case "delayed" -> new Notice.Delayed(code);
                case "failed" -> codes.undelivered(code.isEmpty() ? "554" : code).of(attempt());
                default -> new Notice.Unknown();
            };
        }).orElseGet(Notice.Unknown::new);
    }
}
