package fr.passerelle.local.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Properties;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.cda.read.CdaRule;

/** Where the rule of each code comes from: data, by the longest beginning of the code. */
final class RuleSources {
    private final Properties sources = new Properties();

    RuleSources() {
        try (InputStream data = RuleSources.class.getResourceAsStream("rule-sources.properties")) {
            if (data == null) {
                throw new IllegalStateException("rule-sources.properties is not packaged");
            }
            sources.load(new InputStreamReader(data, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (CdaRule rule : CdaRule.values()) {
            sources.setProperty(rule.code(),
                    rule.source().startsWith("documents.md") ? rule.source() : rule.source() + ", documents.md §3");
        }
    }

    /** Page and section of the reference; for what is no rule of an input, the page of the results. */
    String of(Reason reason) {
        return sources.stringPropertyNames().stream().filter(reason.code()::startsWith).max(Comparator.comparingInt(String::length))
                .map(sources::getProperty).orElse("docs/results.md");
    }
}
