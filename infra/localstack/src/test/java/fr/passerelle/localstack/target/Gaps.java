package fr.passerelle.localstack.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a target is known not to do, by name of the test that shows it: {@code gaps/<target>.properties}, one line
 * {@code Class.test=why} each. A target without a file has no gap. The line {@value #ONE_AT_A_TIME} says that two callers cannot write
 * its tables at once, and why: their calls then go one after the other.
 */
public record Gaps(Map<String, String> reasons) {
    private static final String ONE_AT_A_TIME = "DynamoDB.oneCallAtATime";

    static Gaps of(String target) {
        try (InputStream file = Gaps.class.getResourceAsStream("/gaps/" + target + ".properties")) {
            Properties lines = new Properties();
            if (file != null) {
                try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                    lines.load(text);
                }
            }
            return new Gaps(lines.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, lines::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> oneTableCallAtATime() {
        return reason(ONE_AT_A_TIME);
    }

    Optional<String> reason(String test) {
        return Optional.ofNullable(reasons.get(test));
    }
}
