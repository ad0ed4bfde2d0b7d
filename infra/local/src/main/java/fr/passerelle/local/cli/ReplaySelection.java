package fr.passerelle.local.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.replay.Selection;

/** What to replay, as said on the command line: every option that is given restricts. */
final class ReplaySelection {
    @Option(names = "--establishment", paramLabel = "FINESS", description = "FINESS juridique ; toujours demandé.")
    private @Nullable String establishment;

    @Option(names = "--dispatch", paramLabel = "ID", description = "Un envoi, par ses premiers caractères.")
    private @Nullable String dispatch;

    @Option(names = "--chain", paramLabel = "DOCUMENT", description = "Toutes les versions d'un document, par son identifiant local.")
    private @Nullable String chain;

    @Option(names = "--pathway", paramLabel = "ID", description = "Les envois d'un parcours.")
    private @Nullable String pathway;

    @Option(names = "--day", paramLabel = "AAAA-MM-JJ", description = "Ce qui a été reçu ce jour-là, à l'heure de l'établissement.")
    private @Nullable LocalDate day;

    @Option(names = "--since", paramLabel = "AAAA-MM-JJ", description = "Ce qui a été reçu à partir de ce jour.")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "AAAA-MM-JJ", description = "Ce qui a été reçu jusqu'à ce jour compris.")
    private @Nullable LocalDate until;

    @Option(names = "--destination", paramLabel = "DEST", description = "dmp, patient-mailbox ou professional-mailbox.")
    private @Nullable String destination;

    @Option(names = "--code", paramLabel = "CODE", description = "Les envois arrêtés pour ce motif, par exemple DMP_REFUSED.")
    private @Nullable String code;

    /** FINESS EJ. @throws IllegalArgumentException when it was not given */
    String establishment() {
        if (establishment == null) {
            throw new IllegalArgumentException("il manque --establishment=FINESS");
        }
        return establishment;
    }

    /** @throws IllegalArgumentException when it says nothing, or contradicts itself */
    Selection in(ZoneId zone) {
        if (day != null && (since != null || until != null)) {
            throw new IllegalArgumentException("--day ne se combine pas avec --since ni --until");
        }
        LocalDate first = day == null ? since : day;
        LocalDate last = day == null ? until : day;
        var selection = new Selection(establishment(), dispatch, chain, pathway, first == null ? null : start(first, zone),
                last == null ? null : start(last.plusDays(1), zone), destination == null ? null : known(destination), code);
        if (selection.unrestricted()) {
            throw new IllegalArgumentException(
                    "dire quoi rejouer : --dispatch, --chain, --pathway, --day, --since, --until, --destination ou --code");
        }
        return selection;
    }

    private static Destination known(String word) {
        try {
            return Destination.of(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("destination inconnue : " + word + " ; dmp, patient-mailbox ou professional-mailbox", e);
        }
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The same as options, without the establishment. */
    String words() {
        var words = new ArrayList<String>();
        add(words, "--dispatch", dispatch);
        add(words, "--chain", chain);
        add(words, "--pathway", pathway);
        add(words, "--day", day);
        add(words, "--since", since);
        add(words, "--until", until);
        add(words, "--destination", destination);
        add(words, "--code", code);
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.add(option + " " + Shell.word(value.toString()));
        }
    }
}
