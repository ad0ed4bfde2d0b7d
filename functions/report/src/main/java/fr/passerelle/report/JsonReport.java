package fr.passerelle.report;

import java.io.IOException;
import java.io.UncheckedIOException;

import fr.passerelle.formats.json.Json;

/** The report as {@code report.schema.json} describes it, UTF-8, one value. */
public final class JsonReport {
    /** The published schema, beside this class. */
    public static final String SCHEMA = "report.schema.json";

    public byte[] write(MonthReport report) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
