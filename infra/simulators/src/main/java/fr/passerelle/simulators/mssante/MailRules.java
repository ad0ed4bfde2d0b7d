package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.simulators.xds.Rule;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Headers, subject and attachments of a mail to a citizen (messages.md §5.1-5.3). */
final class MailRules {
    static final String ARCHIVE = "IHE_XDM.zip";
    static final String SUBJECT_PREFIX = "XDM/1.0/DDM+";

    private static final int LONGEST_LABEL = 40;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>");
    private static final Pattern SUBJECT_END = Pattern.compile(" [A-Z' -]+ [A-Za-z' -]+?( \\d{2}/\\d{2}/\\d{4})?");
    private static final Pattern RECALL = Pattern.compile("Documents? à supprimer");
    private static final Pattern SEVERAL = Pattern.compile("([2-9]|[1-9]\\d+) documents [A-Z' -]+ .*");

    private final MssanteSettings settings;
    private final DocumentTypes types;

    MailRules(MssanteSettings settings, DocumentTypes types) {
        this.settings = settings;
        this.types = types;
    }

    List<Rule<ParsedMail>> rules() {
        return List.of(rule("readable", mail -> unless(mail.readable(), "message illisible")),
                rule("one-recipient", MailRules::recipient), rule("from", MailRules::from), rule("reply-to", this::replyTo),
                rule("message-id",
                        mail -> unless(MESSAGE_ID.matcher(mail.header("Message-ID")).matches(), "Message-ID absent ou mal formé")),
                rule("date", mail -> unless(!mail.header("Date").isEmpty(), "Date absente")),
                rule("mime", mail -> unless(mail.header("MIME-Version").equals("1.0")
                        && mail.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/mixed"), "multipart/mixed attendu")),
                rule("text", MailRules::text),
                rule("x-mss-nil", mail -> unless(!mail.header("X-MSS-NIL").isEmpty(), "X-MSS-NIL absent")),
                rule("x-mss-mes", mail -> unless(List.of("", "FIN").contains(mail.header("X-MSS-MES")), "X-MSS-MES autre que FIN")),
                rule("notification", MailRules::notification), rule("archive-name", MailRules::archiveName),
                rule("cda-headers", MailRules::cdaHeaders), rule("subject", this::subject), rule("pdf", MailRules::pdf),
                rule("thread", MailRules::thread), rule("recall", MailRules::recall));
    }

    private static Rule<ParsedMail> rule(String name, Function<ParsedMail, Stream<String>> texts) {
        return new Rule<>(name, "", mail -> texts.apply(mail).map(text -> new Rule.Fault("", text)));
    }

    private static boolean hasArchive(ParsedMail mail) {
        return mail.named(ARCHIVE).isPresent();
    }

    private static List<String> addresses(ParsedMail mail, String header) {
        try {
            return Stream.of(InternetAddress.parseHeader(mail.header(header), true)).map(InternetAddress::getAddress).toList();
        } catch (AddressException e) {
            return List.of();
        }
    }

    private static Stream<String> recipient(ParsedMail mail) {
        boolean one = addresses(mail, "To").equals(List.of(mail.envelope().recipient()));
        boolean alone = mail.header("Cc").isEmpty() && mail.header("Bcc").isEmpty();
        return Stream.concat(unless(one, "le seul destinataire doit être celui de l'enveloppe"), unless(alone, "copie interdite"));
    }

    private static Stream<String> from(ParsedMail mail) {
        return unless(addresses(mail, "From").equals(List.of(mail.envelope().sender())), "From différent de l'expéditeur de l'enveloppe");
    }

    private Stream<String> replyTo(ParsedMail mail) {
        List<String> addresses = addresses(mail, "Reply-To");
        boolean trusted = addresses.size() == 1 && addresses.stream()
                .allMatch(address -> settings.trusts(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT)));
        return unless(trusted, "Reply-To absent, multiple ou hors de l'espace de confiance");
    }

    private static Stream<String> text(ParsedMail mail) {
        boolean text = !mail.parts().isEmpty() && mail.parts().getFirst().type().equals("text/plain")
                && mail.parts().getFirst().name().isEmpty();
        return unless(text, "la première partie doit être le texte");
    }

    private static Stream<String> notification(ParsedMail mail) {
        boolean right = mail.header("Disposition-Notification-To").isEmpty()
                || addresses(mail, "Disposition-Notification-To").equals(List.of(mail.envelope().sender()));
        return unless(right, "Disposition-Notification-To différent de l'expéditeur de l'enveloppe");
    }

    private static Stream<String> archiveName(ParsedMail mail) {
        List<ParsedMail.Leaf> archives = mail.parts().stream()
                .filter(leaf -> leaf.type().equals("application/zip") || leaf.name().toLowerCase(Locale.ROOT).endsWith(".zip")).toList();
        boolean right = archives.stream().allMatch(leaf -> leaf.name().equals(ARCHIVE) && leaf.type().equals("application/zip"));
        return Stream.concat(unless(right, "archive d'un autre nom ou d'un autre type que IHE_XDM.zip application/zip"),
                unless(archives.size() <= 1, "plusieurs archives"));
    }

    private static Stream<String> cdaHeaders(ParsedMail mail) {
        boolean announced = !mail.header("X-MSS-CODECDA").isEmpty() && List.of("O", "N").contains(mail.header("X-MSS-INS"));
        boolean silent = mail.header("X-MSS-CODECDA").isEmpty() && mail.header("X-MSS-INS").isEmpty();
        return unless(hasArchive(mail) ? announced : silent, "X-MSS-CODECDA et X-MSS-INS accompagnent les CDA, et eux seuls");
    }

    private Stream<String> subject(ParsedMail mail) {
        String subject = mail.subject();
        if (!hasArchive(mail)) {
            return unless(!subject.isBlank() && !subject.startsWith(SUBJECT_PREFIX), "objet absent ou annonçant une archive absente");
        }
        String rest = subject.startsWith(SUBJECT_PREFIX) ? subject.substring(SUBJECT_PREFIX.length()) : "";
        boolean right = types.all().stream().map(type -> cut(type.type().label())).anyMatch(label -> follows(rest, label))
                || SEVERAL.matcher(rest).lookingAt();
        return unless(right, "objet qui n'est pas XDM/1.0/DDM+<libellé> <NOM> <prénom> [<date>]");
    }

    private static boolean follows(String rest, String label) {
        return rest.startsWith(label) && SUBJECT_END.matcher(rest.substring(label.length())).matches();
    }

    /** First 40 characters of a label; the space a cut may leave at the end is not kept. */
    static String cut(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL).strip();
    }

    private static Stream<String> pdf(ParsedMail mail) {
        List<ParsedMail.Leaf> pdfs = mail.parts().stream().filter(leaf -> leaf.type().equals("application/pdf")).toList();
        return Stream.concat(unless(!hasArchive(mail) || !pdfs.isEmpty(), "PDF absent à côté de l'archive"),
                unless(pdfs.stream().allMatch(MailRules::startsAsPdf), "pièce application/pdf qui n'est pas un PDF"));
    }

    /** A mail that answers another one names it last among its references (RFC 5322 §3.6.4). */
    private static Stream<String> thread(ParsedMail mail) {
        String answered = mail.header("In-Reply-To");
        String references = mail.header("References");
        boolean right = answered.isEmpty()
                ? references.isEmpty()
                : MESSAGE_ID.matcher(answered).matches() && references.endsWith(answered)
                        && Stream.of(references.split("\\s+")).allMatch(id -> MESSAGE_ID.matcher(id).matches());
        return unless(right, "In-Reply-To et References ne désignent pas les mêmes messages");
    }

    /** A request to delete answers the mail it is about and brings nothing more (messages.md §5.7). */
    private static Stream<String> recall(ParsedMail mail) {
        return RECALL.matcher(mail.subject()).matches()
                ? Stream.concat(unless(!mail.header("In-Reply-To").isEmpty(), "demande de suppression sans message d'origine"),
                        unless(mail.parts().size() == 1, "demande de suppression avec une pièce jointe"))
                : Stream.empty();
    }

    private static boolean startsAsPdf(ParsedMail.Leaf leaf) {
        try (InputStream in = leaf.content().open()) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == '%' && head[1] == 'P' && head[2] == 'D' && head[3] == 'F';
        } catch (IOException e) {
            return false;
        }
    }
}
