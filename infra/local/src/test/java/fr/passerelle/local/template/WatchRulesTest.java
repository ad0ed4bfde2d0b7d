package fr.passerelle.local.template;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static fr.passerelle.local.template.Deployed.ROOT;
import static fr.passerelle.local.template.Deployed.STACK;
import static fr.passerelle.local.template.Deployed.ofType;
import static fr.passerelle.local.template.Deployed.properties;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody on duty sees: alarms that say what to do, their runbook, and a dashboard that shows figures that exist. */
class WatchRulesTest {
    private static final String OURS = "Passerelle/";
    private static final Pattern NAME = Pattern.compile("\"([A-Z][A-Za-z]{3,})\"");
    private static final Pattern SEARCHED = Pattern.compile("MetricName=\"(\\w+)\"");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\$\\{(\\w+)\\.Arn}");

    @Test
    void everyAlarmSaysWhatToDoInASentenceOrTwo() {
        alarms().forEach(id -> {
            String said = String.valueOf(properties(id).find("AlarmDescription").orElseThrow());
            assertThat(said).as(id).contains(". ").hasSizeGreaterThan(40).hasSizeLessThan(500);
        });
    }

    @Test
    void everyAlarmHasItsRunbookAndEveryRunbookItsAlarm() throws Exception {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/operations.md"), StandardCharsets.UTF_8).stream()
                .dropWhile(line -> !line.equals("## Alarms")).skip(1).takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `")).map(line -> line.substring(0, line.indexOf('|', 1))).toList();
        List<Pattern> runbooks = rows.stream().flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row).results()).map(r -> r.group(1))
                .map(name -> Pattern.compile(name.replace("…", "\\w*"))).toList();

        assertThat(alarms()).allSatisfy(id -> assertThat(runbooks).as("runbook of " + id).anyMatch(r -> r.matcher(id).matches()));
        assertThat(runbooks)
                .allSatisfy(runbook -> assertThat(alarms()).as(runbook.pattern()).anyMatch(id -> runbook.matcher(id).matches()));
    }

    @Test
    void everyAlarmTellsTheTopicAndNothingIsWatchedThatNobodyPublishes() throws Exception {
        Set<String> published = published();
        alarms().forEach(id -> {
            assertThat(String.valueOf(properties(id).find("AlarmActions").orElseThrow())).as(id).contains("AlarmTopicArn");
            metrics(properties(id).values()).filter(m -> String.valueOf(m.get("Namespace")).contains(OURS))
                    .map(m -> String.valueOf(m.get("MetricName")))
                    .filter(name -> !name.endsWith("ErrorLines")).forEach(name -> assertThat(published).as(id).contains(name));
        });
    }

    @Test
    void theDashboardIsJsonOfPlainCharactersAndShowsFiguresThatArePublished() throws Exception {
        Section properties = properties("Dashboard");
        String body = properties.section("DashboardBody").text("Fn::Sub");
        assertThat(body).matches("\\p{ASCII}+");
        assertThat(ATTRIBUTE.matcher(body).results().map(r -> r.group(1))).isNotEmpty().allMatch(alarms()::contains);

        Set<String> published = published();
        Set<String> queues = STACK.queues().stream().map(QueueSpec::name).collect(toCollection(TreeSet::new));
        Set<String> functions = STACK.functions().stream().map(FunctionSpec::name).collect(toCollection(TreeSet::new));
        JsonNode widgets = new ObjectMapper().readTree(body.replace("${Stage}", "test")).path("widgets");
        assertThat(widgets).hasSizeGreaterThan(12);
        for (JsonNode widget : widgets) {
            assertThat(widget.path("x").asInt() + widget.path("width").asInt()).isLessThanOrEqualTo(24);
            for (JsonNode metric : widget.path("properties").path("metrics")) {
                if (metric.get(0).isObject()) {
                    SEARCHED.matcher(metric.get(0).path("expression").asText()).results().map(r -> r.group(1))
                            .forEach(name -> assertThat(published).contains(name));
                } else if (metric.get(0).asText().startsWith(OURS)) {
                    assertThat(published).contains(metric.get(1).asText());
                } else if (metric.get(2).asText().equals("QueueName")) {
                    assertThat(queues).contains(metric.get(3).asText());
                } else if (metric.get(2).asText().equals("FunctionName")) {
                    assertThat(functions).contains(metric.get(3).asText());
                }
            }
        }
    }

    @Test
    void everyQueueAndEveryFunctionIsOnTheDashboard() {
        String body = properties("Dashboard").section("DashboardBody")
                .text("Fn::Sub").replace("${Stage}", "test");
        assertThat(STACK.queues()).allSatisfy(queue -> assertThat(body).contains("\"" + queue.name() + "\""));
        assertThat(STACK.functions()).allSatisfy(function -> assertThat(body).contains("\"" + function.name() + "\""));
    }

    private static List<String> alarms() {
        return ofType("AWS::CloudWatch::Alarm");
    }

    /** Every map that names a metric, wherever it is. */
    private static Stream<Map<?, ?>> metrics(Object node) {
        return switch (node) {
            case Map<?, ?> map when map.containsKey("MetricName") -> Stream.of(map);
            case Map<?, ?> map -> map.values().stream().flatMap(WatchRulesTest::metrics);
            case List<?> list -> list.stream().flatMap(WatchRulesTest::metrics);
            default -> Stream.empty();
        };
    }

    /** Names in the code that has a port to publish figures on. */
    private static Set<String> published() throws Exception {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("functions"))) {
            for (Path file : files.filter(f -> f.toString().contains("/src/main/java/") && f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("import fr.passerelle.core.port.Metrics;")) {
                    NAME.matcher(source).results().forEach(found -> names.add(found.group(1)));
                }
            }
        }
        return names;
    }
}
