package fr.passerelle.simulators.mssante.imap;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of IMAP before authentication (RFC 3501 §6.1-6.2), without literals.
 *
 * @param verb upper case
 * @param arguments without their quotes
 */
record ImapCommand(String tag, String verb, List<String> arguments) {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    static ImapCommand parse(String line) {
        Matcher word = WORD.matcher(line);
        List<String> words = word.results()
                .map(found -> found.group(2) == null ? found.group(1).replaceAll("\\\\(.)", "$1") : found.group(2)).toList();
        return words.size() < 2
                ? new ImapCommand(words.isEmpty() ? "*" : words.getFirst(), "", List.of())
                : new ImapCommand(words.getFirst(), words.get(1).toUpperCase(Locale.ROOT), words.subList(2, words.size()));
    }

    /** Empty when it is not given. */
    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }
}
