package fr.passerelle.local.template;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function and its triggers out of its resolved properties and the globals. */
final class FunctionReader {
    private static final Set<String> USED = Set.of("FunctionName", "CodeUri", "Handler", "Timeout", "MemorySize", "Environment", "Events");
    private static final Set<String> WITHOUT_EFFECT = Set.of("Description", "Role", "LoggingConfig", "Tags", "Runtime", "Architectures",
            "AutoPublishAlias", "SnapStart", "EventInvokeConfig", "Tracing", "DeploymentPreference", "VpcConfig");
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    private FunctionReader() {
    }

    static FunctionSpec read(String id, Section properties, Section globals) {
        properties.only(USED, WITHOUT_EFFECT);
        globals.only(USED, WITHOUT_EFFECT);
        Map<String, String> environment = new HashMap<>();
        globals.section("Environment").section("Variables").values().forEach((name, value) -> environment.put(name, String.valueOf(value)));
        properties.section("Environment").section("Variables").values()
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        List<QueueMapping> queues = new ArrayList<>();
        List<StreamMapping> streams = new ArrayList<>();
        List<ScheduleMapping> schedules = new ArrayList<>();
        List<RouteMapping> routes = new ArrayList<>();
        Section events = properties.section("Events");
        for (String name : events.values().keySet()) {
            Section event = events.section(name);
            Section settings = event.section("Properties");
            switch (event.text("Type")) {
                case "SQS" -> queues.add(queue(name, settings));
                case "DynamoDB" -> streams.add(stream(name, settings));
                case "ScheduleV2" -> schedules.add(schedule(name, settings));
                case "HttpApi" -> routes.add(route(name, settings));
                default -> throw new TemplateException(event.where() + ": the local platform has no trigger " + event.text("Type"));
            }
        }
        return new FunctionSpec(id, properties.text("FunctionName"), properties.text("CodeUri"), properties.text("Handler"),
                properties.seconds("Timeout", globals.number("Timeout", 3)),
                properties.number("MemorySize", globals.number("MemorySize", 128)), environment, queues, streams,
                schedules, routes);
    }

    private static ScheduleMapping schedule(String name, Section settings) {
        settings.only(Set.of("ScheduleExpression", "DeadLetterConfig"), Set.of("RoleArn", "RetryPolicy"));
        Matcher rate = RATE.matcher(settings.text("ScheduleExpression"));
        if (!rate.matches()) {
            throw new TemplateException(settings.where() + ": only ScheduleExpression rate(…) is understood");
        }
        ChronoUnit unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
        return new ScheduleMapping(name, Duration.of(Long.parseLong(rate.group(1)), unit),
                settings.section("DeadLetterConfig").find("Arn").map(String::valueOf));
    }

    private static RouteMapping route(String name, Section settings) {
        settings.only(Set.of("Method", "Path"), Set.of("ApiId"));
        return new RouteMapping(name, settings.text("Method"), settings.text("Path"));
    }

    private static QueueMapping queue(String name, Section settings) {
        settings.only(Set.of("Queue", "BatchSize", "MaximumBatchingWindowInSeconds", "ScalingConfig", "FunctionResponseTypes",
                "FilterCriteria"), Set.of());
        return new QueueMapping(name, settings.text("Queue"), settings.number("BatchSize", 10),
                settings.seconds("MaximumBatchingWindowInSeconds", 0), settings.section("ScalingConfig").number("MaximumConcurrency", 5),
                reports(settings), filters(settings));
    }

    private static StreamMapping stream(String name, Section settings) {
        settings.only(Set.of("Stream", "StartingPosition", "BatchSize", "MaximumBatchingWindowInSeconds", "BisectBatchOnFunctionError",
                "MaximumRetryAttempts", "FunctionResponseTypes", "DestinationConfig", "FilterCriteria"), Set.of());
        if (!"TRIM_HORIZON".equals(settings.text("StartingPosition"))) {
            throw new TemplateException(settings.where() + ": only StartingPosition TRIM_HORIZON is understood, nothing may be skipped");
        }
        return new StreamMapping(name, settings.text("Stream"), settings.number("BatchSize", 100),
                settings.seconds("MaximumBatchingWindowInSeconds", 0), settings.flag("BisectBatchOnFunctionError"),
                settings.has("MaximumRetryAttempts") ? Optional.of(settings.number("MaximumRetryAttempts")) : Optional.empty(),
                reports(settings),
                settings.section("DestinationConfig").section("OnFailure").find("Destination").map(String::valueOf), filters(settings));
    }

    private static boolean reports(Section settings) {
        return settings.list("FunctionResponseTypes").contains("ReportBatchItemFailures");
    }

    private static List<String> filters(Section settings) {
        return settings.section("FilterCriteria").sections("Filters").stream().map(filter -> filter.text("Pattern")).toList();
    }
}
