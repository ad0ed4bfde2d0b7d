package fr.passerelle.local.sample;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Every object that a function of the local platform touches while tests play. The AWS SDK finds this class by itself, in
 * {@code software/amazon/awssdk/global/handlers/execution.interceptors}, and the threads of the platform bear the names of their functions.
 */
public final class TouchedObjects implements ExecutionInterceptor {
    private static final Pattern THREAD = Pattern.compile("passerelle-local-([a-z-]+?)-(\\d+|schedule|stream)");
    private static final Set<Touch> TOUCHED = ConcurrentHashMap.newKeySet();

    /**
     * One call.
     *
     * @param function e.g. {@code document-intake}
     * @param action of IAM, e.g. {@code s3:PutObject}
     */
    record Touch(String function, String action, String bucket, String key) {}

    static Set<Touch> seen() {
        return Set.copyOf(TOUCHED);
    }

    static Set<String> functions() {
        return TOUCHED.stream().map(Touch::function).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Matcher function = THREAD.matcher(Thread.currentThread().getName());
        if (!function.matches()) {
            return;
        }
        switch (context.request()) {
            case GetObjectRequest get -> add(function, get.versionId() == null ? "GetObject" : "GetObjectVersion", get.bucket(), get.key());
            case HeadObjectRequest head -> add(function, "GetObject", head.bucket(), head.key());
            case PutObjectRequest put -> add(function, "PutObject", put.bucket(), put.key());
            case DeleteObjectRequest delete -> add(function, delete.versionId() == null ? "DeleteObject" : "DeleteObjectVersion",
                    delete.bucket(), delete.key());
            default -> {
                // No object: what it touches has no path, and is held by TemplateRulesTest.
            }
        }
    }

    private static void add(Matcher function, String action, String bucket, String key) {
        TOUCHED.add(new Touch(function.group(1), "s3:" + action, bucket, key));
    }
}
