package fr.passerelle.local.cli;

import java.util.regex.Pattern;

/** Words of a command line that is shown to be copied. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/=@%+-]+");

    private Shell() {
    }

    /** A word, quoted when a shell would not take it as it is. */
    static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
