package fr.passerelle.report;

import java.util.List;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A table for spreadsheets set to French: RFC 4180 with a semicolon, lines ended by CRLF, UTF-8 with a byte order mark, without which Excel
 * takes it for another encoding (docs/decisions/0114-csv-for-french-spreadsheets.md).
 */
final class Csv {
    private static final char SEPARATOR = ';';
    private static final String LINE_END = "\r\n";
    private static final String MARK = "\ufeff";

    private final StringBuilder text = new StringBuilder(MARK);

    Csv(String... heads) {
        row(List.of(heads));
    }

    Csv row(List<String> fields) {
        text.append(fields.stream().map(Csv::field).collect(Collectors.joining(String.valueOf(SEPARATOR)))).append(LINE_END);
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe, which it does not show. */
    private static String field(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == SEPARATOR || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
