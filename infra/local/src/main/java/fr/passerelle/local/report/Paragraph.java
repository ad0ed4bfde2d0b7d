package fr.passerelle.local.report;

import java.io.PrintWriter;

/** A sentence of the catalogue under its line: set in, and broken where a terminal ends. */
public final class Paragraph {
    private static final int WIDTH = 118;
    private static final String MARGIN = "    ";

    private Paragraph() {
    }

    /** @param text without line ends; a word longer than a line stays whole */
    public static void print(PrintWriter out, String text) {
        var line = new StringBuilder(MARGIN);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(MARGIN);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
