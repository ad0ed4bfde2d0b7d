package fr.passerelle.mailbox.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/** The French texts, compiled once from the resources beside this class. */
public final class Templates {
    /** Texts of the gateway: one constant, one resource. */
    public enum Name {
        CONVOCATION,
        CHANGE,
        CANCELLATION,
        DOCUMENTS_PATIENT,
        DOCUMENTS_PROFESSIONAL,
        RECALL_PATIENT,
        RECALL_PROFESSIONAL,
        REMINDER,
        STEP,
        ENDING,
        PAPER,
        PAPER_APPOINTMENT
    }

    /** Our greeting, before the words of somebody who greets too. */
    private static final Pattern GREETED_TWICE = Pattern
            .compile("^Bonjour,\\s+(?=(?iU:bonjour|bonsoir|madame|monsieur|mesdames|chère?s?)\\b)");

    private final Mustache.Compiler compiler = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).withLoader(Templates::open);
    private final Map<Name, Template> compiled;

    public Templates() {
        var all = new EnumMap<Name, Template>(Name.class);
        for (Name name : Name.values()) {
            all.put(name, compile(name));
        }
        this.compiled = Map.copyOf(all);
    }

    /**
     * Fills a text; blank lines left by absent blocks are merged, and nobody is greeted twice.
     *
     * @param values what the template names: texts, lists, booleans; a missing name is an error of ours and throws
     */
    public String fill(Name name, Map<String, ?> values) {
        Template template = compiled.get(name);
        if (template == null) {
            throw new IllegalStateException("every text is compiled");
        }
        String filled = template.execute(values);
        String merged = filled.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
        return Typography.french(GREETED_TWICE.matcher(merged).replaceFirst(""));
    }

    private Template compile(Name name) {
        try (Reader source = open(name.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
            return compiler.compile(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) throws IOException {
        try (InputStream resource = Templates.class.getResourceAsStream(name + ".mustache")) {
            if (resource == null) {
                throw new IllegalStateException("text " + name + " is not packaged");
            }
            return new StringReader(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
