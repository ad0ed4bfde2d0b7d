package fr.passerelle.acknowledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.reject.CatalogueEntry;
import fr.passerelle.core.reject.RejectCatalogue;

import static org.assertj.core.api.Assertions.assertThat;

/** Every reason raised in the sources has its sentence, and gives it all the details it shows: no reader ever meets a raw code or a {0}. */
class CatalogueUseTest {
    private static final Pattern RAISED = Pattern.compile("Reason\\.(of|at)\\(");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    private final Map<String, CatalogueEntry> catalogue = new RejectCatalogue().all().stream()
            .collect(Collectors.toMap(CatalogueEntry::code, e -> e));

    /** A reason as written: its code when it is a literal, and how many details it gives. */
    private record Raised(Path source, String code, int details) {}

    @Test
    void everyCodeRaisedIsInTheCatalogue() throws IOException {
        assertThat(raised()).isNotEmpty().allSatisfy(r -> assertThat(catalogue).containsKey(r.code()));
    }

    @Test
    void everyReasonGivesTheDetailsItsSentenceShows() throws IOException {
        assertThat(raised()).filteredOn(r -> catalogue.containsKey(r.code())).allSatisfy(r -> assertThat(r.details())
                .isGreaterThanOrEqualTo(shown(catalogue.get(r.code()))));
    }

    private static int shown(CatalogueEntry entry) {
        return (int) ARGUMENT.matcher(entry.text() + entry.fix()).results().map(m -> m.group(1)).distinct().count();
    }

    private static List<Raised> raised() throws IOException {
        var found = new ArrayList<Raised>();
        try (var files = Files.walk(Path.of(System.getProperty("passerelle.root"), "functions"))) {
            for (Path source : files.filter(p -> p.toString().endsWith(".java") && p.toString().contains("src/main/java")).toList()) {
                collect(source, found);
            }
        }
        return found;
    }

    private static void collect(Path source, List<Raised> found) throws IOException {
        String text = Files.readString(source);
        var calls = RAISED.matcher(text);
        while (calls.find()) {
            List<String> arguments = arguments(text, calls.end());
            int code = calls.group(1).equals("of") ? 0 : 1;
            String literal = arguments.size() > code ? arguments.get(code) : "";
            if (literal.matches("\"[A-Z0-9_]+\"")) {
                found.add(new Raised(source, literal.substring(1, literal.length() - 1), arguments.size() - code - 1));
            }
        }
    }

    /** Arguments of the call whose parenthesis opens just before {@code from}. */
    private static List<String> arguments(String text, int from) {
        var arguments = new ArrayList<String>();
        var current = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = from; depth >= 0; i++) {
            char c = text.charAt(i);
            quoted = c == '"' && text.charAt(i - 1) != '\\' ? !quoted : quoted;
            depth += quoted ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || depth == 0 && c == ',' && !quoted) {
                arguments.add(current.toString().strip());
                current.setLength(0);
            } else {
                current.append(c);
            }
        }
        return arguments;
    }
}
