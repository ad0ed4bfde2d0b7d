package fr.passerelle.bench;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deployable package must be (aws-stack.md §7.5): light, and without anything that belongs to tests or to this machine. */
final class PackageRules {
    /** Ceiling of a package, in bytes. */
    static final long LARGEST = 35_000_000;

    private static final List<String> LOCAL_STACK = List.of("elasticmq", "dynamodblocal", "s3proxy", "greenmail", "picocli", "pekko",
            "akka", "scala", "sqlite", "libsqlite", "jetty", "jclouds", "testcontainers", "saxon", "schxslt");
    private static final List<String> TESTS = List.of("junit", "jqwik", "assertj", "archunit", "mockito", "hamcrest", "opentest4j",
            "micronaut-test", "aws-lambda-java-tests", "jmh");
    private static final List<String> OTHER_HTTP_CLIENTS = List.of("netty", "apache-client", "apache5-client", "httpclient", "httpcore",
            "aws-crt");
    private static final List<String> PLATFORM = List.of("aws-lambda-java-runtime-interface-client");
    private static final List<String> OUR_TOOLS = List.of("memory-\\d", "simulators-\\d", "local-\\d", "bench-\\d");

    private static final Pattern FOREIGN = Pattern.compile(
            Stream.of(LOCAL_STACK, TESTS, OTHER_HTTP_CLIENTS, PLATFORM, OUR_TOOLS).flatMap(Collection::stream)
                    .collect(Collectors.joining("|", "(^|[^a-z])(", ")")),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LAYOUT = Pattern.compile("lib/[^/]+\\.jar");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");

    private PackageRules() {
    }

    /** Names of files that have no place in a package. */
    static List<String> foreign(List<String> names) {
        return names.stream().filter(name -> FOREIGN.matcher(name).find()).toList();
    }

    /** Names of files that are not where the managed Java runtime looks for jars. */
    static List<String> outsideLayout(List<String> names) {
        return names.stream().filter(name -> !LAYOUT.matcher(name).matches()).toList();
    }

    /** Names of native libraries: the functions run on arm64 and are built on anything. */
    static List<String> nativeLibraries(List<String> names) {
        return names.stream().filter(name -> NATIVE.matcher(name).matches()).toList();
    }
}
