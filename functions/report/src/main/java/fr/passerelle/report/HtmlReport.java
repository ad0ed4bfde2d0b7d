package fr.passerelle.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The report as one page that needs nothing else: style, charts and their licence are in it, a content security policy names each by its
 * digest and allows no request (docs/decisions/0113-charts-in-the-page.md). Without script it is read from its tables.
 */
public final class HtmlReport {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final String LIBRARY = "org.webjars.npm/chart.js";
    private static final String SOURCE_MAP = "(?m)^//# sourceMappingURL=.*$";

    private final Template page;
    private final String style = resource("report.css");
    private final String library;
    private final String licence;
    private final String script = resource("report.js");

    public HtmlReport() {
        page = Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(resource("report.mustache"));
        String folder = "/META-INF/resources/webjars/chart.js/" + version() + "/";
        // The map would be asked for by the tools of a browser, and is not there.
        library = resource(folder + "dist/chart.umd.min.js").replaceAll(SOURCE_MAP, "");
        licence = resource(folder + "LICENSE.md");
    }

    public byte[] write(MonthReport report) {
        var sections = report.establishments().stream().map(PageContent::of).toList();
        return page.execute(Map.of("month", French.month(report.month()), "madeOn",
                French.day(report.madeAt().atZone(ZONE).toLocalDate()), "sections", sections, "progress",
                PageContent.progress(report.establishments()), "style", style, "library", library, "script", script, "licence", licence,
                "policy", policy())).getBytes(UTF_8);
    }

    private String policy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + digest(style) + "; script-src " + digest(library)
                + " " + digest(script);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The version that the build chose, told by the archive itself. */
    private static String version() {
        var properties = new Properties();
        try (InputStream found = open("/META-INF/maven/" + LIBRARY + "/pom.properties")) {
            properties.load(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static String resource(String name) {
        try (InputStream found = open(name)) {
            return new String(found.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream found = HtmlReport.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException(name + " is not packaged");
        }
        return found;
    }
}
