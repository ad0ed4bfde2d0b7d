package fr.passerelle.local.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;

/**
 * Everything the platform leaves outside its encrypted payloads: log lines with their exceptions, names of queues,
 * keys of objects, and every text of the table, sealed ones included.
 */
final class Traces {
    private Traces() {
    }

    static String of(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    static List<String> names(Settings settings) {
        var clients = new AwsClients(settings);
        try (var s3 = clients.s3(); var sqs = clients.sqs()) {
            Stream<String> objects = s3.listBuckets().buckets().stream()
                    .flatMap(bucket -> Stream.concat(Stream.of(bucket.name()),
                            s3.listObjectsV2Paginator(r -> r.bucket(bucket.name())).contents().stream().map(S3Object::key)));
            return Stream.of(objects, sqs.listQueues().queueUrls().stream(), Stream.of(settings.required("TRANSMISSION_TABLE")))
                    .flatMap(s -> s).toList();
        }
    }

    /** Every text of every item: keys, index keys and attributes at any depth. */
    static List<String> table(Settings settings) {
        try (var dynamoDb = new AwsClients(settings).dynamoDb()) {
            return dynamoDb.scanPaginator(r -> r.tableName(settings.required("TRANSMISSION_TABLE"))).items().stream()
                    .flatMap(item -> texts(AttributeValue.fromM(item))).toList();
        }
    }

    private static Stream<String> texts(AttributeValue value) {
        return switch (value.type()) {
            case S -> Stream.of(value.s());
            case L -> value.l().stream().flatMap(Traces::texts);
            case M -> value.m().entrySet().stream().flatMap((Map.Entry<String, AttributeValue> e) -> Stream.concat(Stream.of(e.getKey()),
                    texts(e.getValue())));
            case B -> Stream.of(value.b().asString(StandardCharsets.ISO_8859_1));
            case N, BOOL, NUL, SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> Stream.empty();
        };
    }
}
