package fr.passerelle.simulators.mssante;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.simulators.mssante.imap.Boxes;
import fr.passerelle.simulators.xds.Finding;

/** The mailboxes: which addresses exist, and the mails taken charge of with what was wrong in each. Thread-safe. */
final class Mailroom {
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final MssanteSettings settings;
    private final MailJudge judge;
    private final Boxes boxes;

    Mailroom(MssanteSettings settings, MailJudge judge, Boxes boxes) {
        this.settings = settings;
        this.judge = judge;
        this.boxes = boxes;
    }

    /** Why an address takes no mail, null when it takes some: a citizen's must be a matricule INS with its key (messages.md §4.1). */
    @Nullable
    SmtpReply refusal(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(0, at));
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        if (domain.equals(settings.patientDomain())) {
            return Ins.wellFormed(local) && Ins.keyMatches(local) ? null : new SmtpReply(550, "5.1.1", "Adresse inconnue");
        }
        return settings.trusts(domain) ? null : new SmtpReply(550, "5.7.1", "Domaine hors de l'espace de confiance");
    }

    synchronized void accept(ReceivedMail.Envelope envelope, byte[] content) {
        ParsedMail mail = ParsedMail.of(envelope, content);
        List<String> violations = new ArrayList<>();
        for (Finding finding : judge.judge(mail)) {
            violations.add(finding.rule() + ": " + finding.text());
        }
        boolean known = mails.stream().anyMatch(earlier -> earlier.messageId().equals(mail.header("Message-ID")));
        if (known) {
            violations.add("message-id-unique: Message-ID déjà reçu");
        }
        Instant now = settings.clock().instant();
        mails.add(new ReceivedMail(envelope, mail.header("Message-ID"), mail.subject(), content.length,
                new String(content, StandardCharsets.ISO_8859_1), violations, now));
        if (settings.professional(envelope.recipient())) {
            boxes.deposit(envelope.recipient(), content, now);
        }
    }

    synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }
}
