package fr.passerelle.mailbox.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody wrote, without the mail they answer. Nothing is lost: the message is kept whole beside it. */
final class OwnWords {
    /** What mail programs write above the mail they quote, in the French and English forms that are met. */
    private static final Pattern QUOTE_BEGINS = Pattern.compile(
            "(?iu)^(-{2,} ?(message d'origine|message initial|original message|forwarded message) ?-{2,}.*"
                    + "|le .{4,120} a [ée]crit ?:|on .{4,120} wrote:|_{20,})$");
    private static final int LONGEST_LINE = 300;
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
    private static final Set<String> BREAKS = Set.of("br", "p", "/p", "div", "/div", "tr", "/tr", "li", "h1", "h2", "h3", "blockquote");

    private OwnWords() {
    }

    static String of(String text) {
        List<String> lines = text.lines().toList();
        int end = 0;
        while (end < lines.size() && !quoteBegins(lines.get(end).strip())) {
            end++;
        }
        while (end > 0 && (lines.get(end - 1).isBlank() || lines.get(end - 1).stripLeading().startsWith(">"))) {
            end--;
        }
        return String.join("\n", lines.subList(0, end)).strip();
    }

    private static boolean quoteBegins(String line) {
        return line.length() <= LONGEST_LINE && QUOTE_BEGINS.matcher(line).find();
    }

    /** The words of a page, when the message has no other text; read once from end to end, whatever it holds. */
    static String ofPage(String html) {
        String lower = html.toLowerCase(Locale.ROOT);
        var words = new StringBuilder();
        int at = 0;
        for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
            words.append(html, at, open);
            String name = name(lower, open);
            if (BREAKS.contains(name)) {
                words.append('\n');
            }
            at = after(lower, open, name);
        }
        words.append(html, at, html.length());
        return unescaped(words.toString());
    }

    private static String name(String lower, int open) {
        int end = open + 1;
        while (end < lower.length() && end - open <= 12 && " \t\r\n>".indexOf(lower.charAt(end)) < 0) {
            end++;
        }
        String name = lower.substring(open + 1, end);
        return name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    /** Where the text goes on: after the tag, or after what the tag hides. */
    private static int after(String lower, int open, String name) {
        String close = name.startsWith("!--") ? "-->" : UNSEEN.contains(name) ? "</" + name : ">";
        int found = lower.indexOf(close, open);
        if (found < 0) {
            return lower.length();
        }
        if (!UNSEEN.contains(name)) {
            return found + close.length();
        }
        int end = lower.indexOf('>', found);
        return end < 0 ? lower.length() : end + 1;
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
