package fr.passerelle.mailbox.incoming;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.mail.Insistence;
import fr.passerelle.core.mail.Notice;

/**
 * A delivery notice (RFC 3464; messages.md §5.5): one group about the message, then one for each recipient. Ours have one recipient, whose
 * mailbox may pass it on to several.
 */
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

    /** What it says in all: a proof that the mail arrived outweighs a failure, and a failure for good one that would be tried again. */
    Notice notice(FailureCodes codes) {
        return groups.stream().filter(g -> g.has("Action")).map(group -> of(group, codes))
                .min(Comparator.comparingInt(DeliveryReport::rank))
                .orElseGet(Notice.Unknown::new);
    }

    private Notice of(Fields group, FailureCodes codes) {
        String code = codes.in(group.value("Diagnostic-Code")).or(() -> codes.in(group.value("Status"))).orElse("");
        return switch (group.value("Action").toLowerCase(Locale.ROOT)) {
            case "delivered" -> new Notice.Delivered();
            case "relayed", "expanded" -> new Notice.Relayed();
            case "delayed" -> new Notice.Delayed(code);
            case "failed" -> codes.undelivered(code.isEmpty() ? "554" : code).of(attempt());
            default -> new Notice.Unknown();
        };
    }

    /** The one that counts first. */
    private static int rank(Notice notice) {
        return switch (notice) {
            case Notice.Delivered _ -> 0;
            case Notice.Undelivered undelivered -> undelivered.insistence() == Insistence.NEVER ? 1 : 2;
            case Notice.Relayed _ -> 3;
            case Notice.Delayed _ -> 4;
            default -> 5;
        };
    }
}
