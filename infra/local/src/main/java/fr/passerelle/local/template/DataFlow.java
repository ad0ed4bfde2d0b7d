package fr.passerelle.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who reads and writes what, out of {@code template.yaml} alone: triggers say who wakes a function, its role what it may touch, its
 * variables whom it calls outside, and tags what a place holds and what a hospital does with it.
 *
 * @param places where data rest or pass, by logical id
 * @param functions what runs, by logical id
 * @param told from a bucket to where its events go
 */
record DataFlow(Map<String, Place> places, Map<String, Worker> functions, Map<String, String> told) {
    private static final Pattern NAMED = Pattern.compile("\\$\\{(\\w+)\\.Arn}.*|(\\w+)");
    private static final Pattern SECRET = Pattern.compile(".*:secret:passerelle/\\$\\{Stage}/([a-z-]+?)(?:-\\*|/\\*)");
    /** Variables that name somebody outside. */
    private static final Map<String, String> OUTSIDE = Map.of("DMP_BASE_URL", "DMP", "MSSANTE_HOST", "MSSanté (SMTP)", "MSSANTE_IMAP_HOST",
            "MSSanté (IMAP)");

    /**
     * Where data rest or pass.
     *
     * @param type of CloudFormation, e.g. {@code AWS::SQS::Queue}
     * @param data {@code health}, {@code pseudonymous} or {@code technical}
     * @param hospital {@code writes}, {@code reads} or {@code calls}
     */
    record Place(String id, String type, String data, Optional<String> hospital) {
        boolean deadLetters() {
            return id.endsWith("DeadLetters");
        }

        /** E.g. {@code Queue}. */
        String kind() {
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    /**
     * A function.
     *
     * @param wokenBy places, or {@code schedule}
     * @param outside whom it calls
     */
    record Worker(String id, String name, String description, Set<String> wokenBy, Set<String> reads, Set<String> writes,
            Set<String> secrets, Set<String> outside) {}

    /** @throws TemplateException when a place does not say what it holds */
    static DataFlow of(SamTemplate template) {
        Map<String, Place> places = new TreeMap<>();
        Map<String, Worker> workers = new LinkedHashMap<>();
        Map<String, String> told = new TreeMap<>();
        template.section("Resources").forEach((id, node) -> place(Section.of(id, node)).ifPresent(place -> places.put(id, place)));
        template.section("Resources").forEach((id, node) -> {
            Section resource = Section.of(id, node);
            if (resource.text("Type").equals("AWS::Serverless::Function")) {
                workers.put(id, worker(template, resource, places));
            }
            tell(resource, told);
        });
        return new DataFlow(places, workers, told);
    }

    private static Optional<Place> place(Section resource) {
        String type = resource.text("Type");
        boolean holds = switch (type) {
            case "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::Events::EventBus", "AWS::Serverless::HttpApi" -> true;
            default -> false;
        };
        if (!holds) {
            return Optional.empty();
        }
        Map<String, String> tags = tags(resource.section("Properties"));
        String data = tags.get("Data");
        if (data == null) {
            throw new TemplateException(resource.where() + " has no tag Data: what does it hold?");
        }
        return Optional.of(new Place(resource.where(), type, data, Optional.ofNullable(tags.get("Hospital"))));
    }

    /** Notifications of a bucket to a queue, and rules from a bucket to a bus. */
    private static void tell(Section resource, Map<String, String> told) {
        Section properties = resource.section("Properties");
        switch (resource.text("Type")) {
            case "AWS::S3::Bucket" -> properties.section("NotificationConfiguration").sections("QueueConfigurations")
                    .forEach(queue -> told.put(resource.where(), String.valueOf(queue.section("Queue").list("Fn::GetAtt").getFirst())));
            case "AWS::Events::Rule" -> {
                Section bucket = Section.of("name",
                        properties.section("EventPattern").section("detail").section("bucket").list("name").getFirst());
                properties.sections("Targets").forEach(
                        target -> told.put(bucket.text("Ref"), String.valueOf(target.section("Arn").list("Fn::GetAtt").getFirst())));
            }
            default -> {
                // Nothing else tells anybody of what it holds.
            }
        }
    }

    /** A list of keys and values, or one map: the types of AWS do not agree. */
    private static Map<String, String> tags(Section properties) {
        Map<String, String> tags = new TreeMap<>();
        if (properties.find("Tags").orElse(List.of()) instanceof List<?>) {
            properties.sections("Tags").forEach(tag -> tags.put(tag.text("Key"), tag.text("Value")));
        } else {
            properties.section("Tags").values().forEach((key, value) -> tags.put(key, String.valueOf(value)));
        }
        return tags;
    }

    private static Worker worker(SamTemplate template, Section resource, Map<String, Place> places) {
        Section properties = resource.section("Properties");
        var worker = new Worker(resource.where(), properties.section("Tags").text("Step"), properties.text("Description"),
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Section events = properties.section("Events");
        events.values().keySet().forEach(name -> worker.wokenBy().add(waker(events.section(name))));
        properties.section("Environment").section("Variables").values().keySet()
                .forEach(name -> Optional.ofNullable(OUTSIDE.get(name)).ifPresent(worker.outside()::add));
        String role = String.valueOf(properties.section("Role").list("Fn::GetAtt").getFirst());
        PolicyStatements.of(Objects.requireNonNull(template.section("Resources").get(role), role))
                .filter(s -> s.text("Effect").equals("Allow") && s.has("Resource"))
                .forEach(statement -> allow(worker, statement, places));
        return worker;
    }

    private static String waker(Section event) {
        Section settings = event.section("Properties");
        return switch (event.text("Type")) {
            case "SQS" -> String.valueOf(settings.section("Queue").list("Fn::GetAtt").getFirst());
            case "DynamoDB" -> String.valueOf(settings.section("Stream").list("Fn::GetAtt").getFirst());
            case "HttpApi" -> settings.section("ApiId").text("Ref");
            default -> "schedule";
        };
    }

    private static void allow(Worker worker, Section statement, Map<String, Place> places) {
        List<String> actions = new ArrayList<>(PolicyStatements.words(statement, "Action").toList());
        PolicyStatements.words(statement, "Resource").forEach(word -> {
            Matcher secret = SECRET.matcher(word);
            if (secret.matches()) {
                worker.secrets().add(secret.group(1));
            }
            Matcher named = NAMED.matcher(word);
            if (named.matches()) {
                String id = named.group(1) == null ? named.group(2) : named.group(1);
                if (places.containsKey(id) && !places.get(id).deadLetters()) {
                    actions.forEach(action -> touch(worker, id, action));
                }
            }
        });
    }

    private static void touch(Worker worker, String place, String action) {
        switch (action) {
            case "s3:GetObject", "s3:GetObjectVersion", "dynamodb:GetItem", "dynamodb:Query" -> worker.reads().add(place);
            case "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "dynamodb:PutItem", "dynamodb:UpdateItem",
                    "sqs:SendMessage" ->
                worker.writes().add(place);
            default -> {
                // Listing, describing and consuming carry nothing further: the trigger says what is consumed.
            }
        }
    }
}
