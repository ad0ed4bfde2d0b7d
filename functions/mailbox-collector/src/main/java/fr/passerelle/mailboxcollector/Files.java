package fr.passerelle.mailboxcollector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.mail.KeptMessage.KeptFile;
import fr.passerelle.core.port.FileKind;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.Scanner;
import fr.passerelle.core.port.Scanner.Finding;
import fr.passerelle.core.scan.FirstBytes;
import fr.passerelle.mailbox.incoming.Enclosure;
import fr.passerelle.mailbox.incoming.ReceivedArchive;

/** Keeps the files of a message apart, each looked at before anybody opens it: what is refused goes to quarantine. */
public final class Files {
    private final PackageVault vault;
    private final Scanner scanner;

    public Files(PackageVault vault, Scanner scanner) {
        this.vault = vault;
        this.scanner = scanner;
    }

    /**
     * What became of them.
     *
     * @param names as their sender called them, in the same order
     * @param refused why some are in quarantine, in French, each once
     * @param patients matricules that the archives among them are about
     */
    record Kept(List<KeptFile> files, List<String> names, List<String> refused, Set<Ins> patients) {
        Kept {
            files = List.copyOf(files);
            names = List.copyOf(names);
            refused = List.copyOf(refused);
            patients = Set.copyOf(patients);
        }
    }

    Kept keep(KeptMessage message, List<Enclosure> enclosures) {
        var files = new ArrayList<KeptFile>();
        Set<String> refused = new LinkedHashSet<>();
        Set<Ins> patients = new HashSet<>();
        for (Enclosure enclosure : enclosures) {
            byte[] content = enclosure.content().get();
            int number = files.size() + 1;
            switch (look(message, content, patients)) {
                case Finding.Clean(FileKind kind) -> {
                    String path = message.place() + "files/" + number + "." + kind.extension();
                    vault.put(path, content, kind.mediaType());
                    files.add(new KeptFile(path, kind.extension(), content.length, null));
                }
                case Finding.Refused(Scanner.Why why) -> {
                    String path = KeptMessage.quarantine(message.establishment(), message.id()) + number;
                    vault.put(path, content, "application/octet-stream");
                    files.add(new KeptFile(path, null, content.length, word(why)));
                    refused.add(french(why));
                }
            }
        }
        return new Kept(files, enclosures.stream().map(Enclosure::name).toList(), List.copyOf(refused), patients);
    }

    /** An archive is opened only when it is what the message brings. */
    private Finding look(KeptMessage message, byte[] content, Set<Ins> patients) {
        boolean archive = message.kind() == KeptMessage.Kind.ARCHIVE
                && FirstBytes.kind(content).filter(kind -> kind == FileKind.ZIP).isPresent();
        if (!archive) {
            return scanner.look(content);
        }
        return switch (ReceivedArchive.look(content)) {
            case ReceivedArchive.Look.Sound(int _, Ins patient) -> {
                Optional.ofNullable(patient).ifPresent(patients::add);
                yield new Finding.Clean(FileKind.ZIP);
            }
            case ReceivedArchive.Look.Refused(boolean harmful) -> new Finding.Refused(harmful ? Scanner.Why.HARMFUL : Scanner.Why.KIND);
        };
    }

    private static String word(Scanner.Why why) {
        return switch (why) {
            case HARMFUL -> "harmful";
            case KIND -> "kind";
            case TOO_LARGE -> "too-large";
            case EMPTY -> "empty";
        };
    }

    private static String french(Scanner.Why why) {
        return switch (why) {
            case HARMFUL -> "contenu dangereux";
            case KIND -> "type de fichier non admis ou archive non conforme";
            case TOO_LARGE -> "fichier trop volumineux";
            case EMPTY -> "fichier vide ou illisible";
        };
    }
}
