package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import fr.passerelle.core.mail.KeptMessage;

/** {@code replies}: the messages that came in, whose they are and where they are kept (docs/replies.md); never what they say. */
@Command(name = "replies", mixinStandardHelpOptions = true, description = "Montre les messages reçus, qui doit les lire et où ils sont gardés.")
final class RepliesCommand implements Callable<Integer> {
    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    @Override
    public Integer call() throws IOException {
        answer.list(platform.access().replies(establishment.finess()), "Établissement " + establishment.finess() + " : aucun message reçu.",
                RepliesCommand::print);
        return 0;
    }

    private static void print(KeptMessage message, PrintWriter out) {
        long refused = message.files().stream().filter(file -> file.refused() != null).count();
        out.printf("%s  %-22s  %-10s  %d pièce(s)%s%s%n", FrenchTime.minute(message.receivedAt()), word(message.kind()),
                Objects.requireNonNullElse(message.unit(), "-"), message.files().size(),
                refused == 0 ? "" : ", dont " + refused + " en quarantaine", bearer(message.patient()));
        out.printf("    pour : %s (%s) ; %s%n", Objects.requireNonNullElse(message.owner(), "personne de nommé"),
                Objects.requireNonNullElse(message.mailbox(), "-"), message.place());
    }

    private static String bearer(KeptMessage.@Nullable Bearer patient) {
        return switch (patient) {
            case KNOWN -> " ; patient connu";
            case UNKNOWN -> " ; patient inconnu ici";
            case UNTOLD -> " ; patient non désigné";
            case null -> "";
        };
    }

    private static String word(KeptMessage.Kind kind) {
        return switch (kind) {
            case REPLY -> "réponse";
            case CLOSING -> "fin de conversation";
            case UNMATCHED -> "sans lien connu";
            case ARCHIVE -> "documents reçus";
        };
    }
}
