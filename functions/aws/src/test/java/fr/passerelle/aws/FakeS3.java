package fr.passerelle.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** A bucket in memory that lists and reads, two keys a page, and counts the calls. */
final class FakeS3 implements S3Client {
    final TreeMap<String, String> objects = new TreeMap<>();
    int calls;
    boolean down;

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        answer();
        String after = request.continuationToken() == null ? "" : request.continuationToken();
        var keys = objects.keySet().stream().filter(key -> key.startsWith(request.prefix()) && key.compareTo(after) > 0).limit(2).toList();
        boolean more = !keys.isEmpty() && objects.higherKey(keys.getLast()) != null;
        return ListObjectsV2Response.builder().contents(keys.stream().map(key -> S3Object.builder().key(key).build()).toList())
                .isTruncated(more).nextContinuationToken(more ? keys.getLast() : null).build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        answer();
        String content = objects.get(request.key());
        if (content == null) {
            throw NoSuchKeyException.builder().statusCode(404).build();
        }
        try {
            return transformer.transform(GetObjectResponse.builder().build(),
                    AbortableInputStream.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void answer() {
        calls++;
        if (down) {
            throw S3Exception.builder().statusCode(503).build();
        }
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {
    }
}
