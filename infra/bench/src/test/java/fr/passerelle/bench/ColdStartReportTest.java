package fr.passerelle.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColdStartReportTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ColdStartReport report = new ColdStartReport(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final ColdStartRuns.Pair runs = new ColdStartRuns.Pair(new Medians(List.of(run(900, 20, 300, 12))),
            new Medians(List.of(run(300, 0, 100, 2))));

    @Test
    void a_table_is_markdown_with_as_many_cells_in_each_line() {
        report.onDemandTable();
        report.onDemand(DeployedFunction.DOCUMENT_INTAKE, 21_449_000, runs);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""

                On demand, `-XX:+UseSerialGC -XX:TieredStopAtLevel=1`:

                | Function | zip MB | init | first | total | second | plain init | plain first | plain total | ratio |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                | document-intake | 21.4 | 900 | 300 | 1200 | 12 | 300 | 100 | 400 | 3.00 |
                """);
    }

    @Test
    void a_restoration_is_told_with_its_hooks() {
        report.snapStartTable();
        report.snapStart(DeployedFunction.DOCUMENT_INTAKE, runs);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""

                SnapStart, `-XX:+UseSerialGC -Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac`:

                | Function | to snapshot | hooks | first | restored | second | plain first | ratio |
                |---|--:|--:|--:|--:|--:|--:|--:|
                | document-intake | 900 | 20 | 300 | 320 | 12 | 100 | 3.20 |
                """);
    }

    private static ColdStart run(long initialised, long restored, long first, long second) {
        return new ColdStart(Duration.ofMillis(initialised), Duration.ofMillis(restored), Duration.ofMillis(first),
                Duration.ofMillis(second));
    }
}
