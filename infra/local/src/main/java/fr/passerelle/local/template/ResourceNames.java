package fr.passerelle.local.template;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What {@code Ref} and {@code GetAtt} give on one machine: the same kinds of values as in the cloud, with the names of the template. */
final class ResourceNames implements Intrinsics.References {
    /**
     * Types without any effect of their own on one machine: permissions, keys, logs, figures, networks (aws-stack.md §5.5), events for
     * others, and an API, whose routes are read with their functions.
     */
    private static final Set<String> NOISE = Set.of("AWS::KMS::Key", "AWS::KMS::Alias", "AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy",
            "AWS::Logs::LogGroup", "AWS::Logs::MetricFilter", "AWS::IAM::Role", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard",
            "AWS::Events::EventBus", "AWS::Events::Rule", "AWS::Serverless::HttpApi");
    private static final String NETWORK = "AWS::EC2::";

    private final Map<String, Object> parameters;
    private final Map<String, Object> resources;
    private final StackValues values;
    private @Nullable Intrinsics intrinsics;

    ResourceNames(Map<String, Object> parameters, Map<String, Object> resources, StackValues values) {
        this.parameters = parameters;
        this.resources = resources;
        this.values = values;
        values.parameters().keySet().stream().filter(name -> !parameters.containsKey(name)).findFirst().ifPresent(name -> {
            throw new TemplateException("the template has no parameter " + name);
        });
    }

    static boolean isNoise(String type) {
        return NOISE.contains(type) || type.startsWith(NETWORK);
    }

    /** Names are themselves written with intrinsic functions. */
    void use(Intrinsics resolver) {
        intrinsics = resolver;
    }

    @Override
    public Object ref(String name) {
        return switch (name) {
            case "AWS::Region" -> values.region();
            case "AWS::AccountId" -> values.account();
            case "AWS::Partition" -> "aws";
            case "AWS::StackName" -> "passerelle";
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> parameters.containsKey(name) ? parameter(name) : identity(name);
        };
    }

    /** A text, or a list of texts for a {@code CommaDelimitedList}. */
    private Object parameter(String name) {
        Section definition = Section.of("Parameters." + name, Objects.requireNonNull(parameters.get(name)));
        String given = values.parameters().containsKey(name)
                ? Objects.requireNonNull(values.parameters().get(name))
                : definition.text("Default");
        if ("CommaDelimitedList".equals(definition.text("Type"))) {
            return Stream.of(given.split(",", -1)).map(String::strip).toList();
        }
        return given;
    }

    private String identity(String id) {
        String type = type(id);
        return switch (type) {
            case "AWS::SQS::Queue" -> values.queueUrl(name(id, "QueueName"));
            case "AWS::S3::Bucket" -> name(id, "BucketName");
            case "AWS::DynamoDB::Table" -> name(id, "TableName");
            case "AWS::Serverless::Function" -> name(id, "FunctionName");
            case "AWS::Logs::LogGroup" -> name(id, "LogGroupName");
            case "AWS::KMS::Key", "AWS::IAM::Role", "AWS::CloudWatch::Alarm", "AWS::Serverless::HttpApi" -> id;
            default -> throw new TemplateException("Ref " + id + ": not understood for " + type);
        };
    }

    @Override
    public String attribute(String id, String attribute) {
        String type = type(id);
        return switch (type + "." + attribute) {
            case "AWS::SQS::Queue.Arn" -> values.arn("sqs", name(id, "QueueName"));
            case "AWS::SQS::Queue.QueueName" -> name(id, "QueueName");
            case "AWS::SQS::Queue.QueueUrl" -> values.queueUrl(name(id, "QueueName"));
            case "AWS::S3::Bucket.Arn" -> values.arn("s3", name(id, "BucketName"));
            case "AWS::DynamoDB::Table.Arn" -> values.arn("dynamodb", "table/" + name(id, "TableName"));
            // The time in a stream's ARN is only known once the table is there: its logical id stands for it.
            case "AWS::DynamoDB::Table.StreamArn" -> id;
            case "AWS::Serverless::Function.Arn" -> values.arn("lambda", "function:" + name(id, "FunctionName"));
            case "AWS::Serverless::HttpApi.ApiEndpoint" -> values.apiEndpoint().toString();
            case "AWS::KMS::Key.Arn" -> values.arn("kms", "key/" + id);
            case "AWS::IAM::Role.Arn" -> values.arn("iam", "role/" + id);
            case "AWS::Logs::LogGroup.Arn" -> values.arn("logs", "log-group:" + name(id, "LogGroupName") + ":*");
            default -> throw new TemplateException("GetAtt " + id + "." + attribute + ": not understood for " + type);
        };
    }

    private String type(String id) {
        Object resource = resources.get(id);
        if (resource == null) {
            throw new TemplateException("the template has neither parameter nor resource " + id);
        }
        return Section.of(id, resource).text("Type");
    }

    private String name(String id, String property) {
        Section properties = Section.of(id, Objects.requireNonNull(resources.get(id))).section("Properties");
        Object written = properties.find(property)
                .orElseThrow(() -> new TemplateException(id + "." + property + " is missing: the local platform needs a name"));
        return Objects.requireNonNull(intrinsics).resolve(written).map(String::valueOf)
                .orElseThrow(() -> new TemplateException(id + "." + property + " is empty"));
    }
}
