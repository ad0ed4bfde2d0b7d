package fr.passerelle.simulators.mssante;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.simulators.mssante.post.Delivery;
import fr.passerelle.simulators.mssante.post.Original;
import fr.passerelle.simulators.mssante.post.PostOffice;
import fr.passerelle.simulators.xds.Finding;

/** The mailboxes: which addresses exist, and the mails taken charge of with what was wrong in each. Thread-safe. */
final class Mailroom {
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final MssanteSettings settings;
    private final MailJudge judge;
    private final InstantSource time;
    private final PostOffice post;

    Mailroom(MssanteSettings settings, MailJudge judge, InstantSource time, PostOffice post) {
        this.settings = settings;
        this.judge = judge;
        this.time = time;
        this.post = post;
    }

    /** Why an address takes no mail, null when it takes some: a citizen's must be a matricule INS with its key (messages.md §4.1). */
    @Nullable
    SmtpReply refusal(String address) {
        if (settings.citizen(address)) {
            String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
            return Ins.wellFormed(local) && Ins.keyMatches(local) ? null : new SmtpReply(550, "5.1.1", "Adresse inconnue");
        }
        return settings.trusts(MssanteSettings.domain(address))
                ? null
                : new SmtpReply(550, "5.7.1", "Domaine hors de l'espace de confiance");
    }

    synchronized void accept(ReceivedMail.Envelope envelope, byte[] content, Delivery delivery) {
        ParsedMail mail = ParsedMail.of(envelope, content);
        List<String> violations = new ArrayList<>();
        for (Finding finding : judge.judge(mail)) {
            violations.add(finding.rule() + ": " + finding.text());
        }
        boolean known = mails.stream().anyMatch(earlier -> earlier.messageId().equals(mail.header("Message-ID")));
        if (known) {
            violations.add("message-id-unique: Message-ID déjà reçu");
        }
        ReceivedMail received = new ReceivedMail(envelope, mail.header("Message-ID"), mail.subject(), content.length,
                new String(content, StandardCharsets.ISO_8859_1), violations, time.instant());
        mails.add(received);
        post.take(original(received, mail), delivery);
        post.play(received.receivedAt());
    }

    private static Original original(ReceivedMail received, ParsedMail mail) {
        ReceivedMail.Envelope envelope = received.envelope();
        var asked = new Original.Asked(envelope.envelopeId(), envelope.ret().equalsIgnoreCase("FULL"),
                envelope.notifications().toUpperCase(Locale.ROOT), envelope.originalRecipient());
        return new Original(envelope.recipient(), envelope.sender(), asked, received.messageId(), received.subject(), mail.address("From"),
                mail.address("Reply-To"), mail.header("References"), mail.address("Disposition-Notification-To"),
                mail.header("X-MSS-MES").equals("FIN"), received.receivedAt(), received.source());
    }

    synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }
}
