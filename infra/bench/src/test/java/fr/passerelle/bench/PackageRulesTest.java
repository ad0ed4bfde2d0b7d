package fr.passerelle.bench;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackageRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"lib/elasticmq-rest-sqs_2.13-1.7.1.jar", "lib/DynamoDBLocal-3.3.1.jar", "lib/s3proxy-4.1.0.jar",
            "lib/greenmail-2.1.13.jar", "lib/picocli-4.7.7.jar", "lib/junit-jupiter-api-5.14.0.jar", "lib/netty-nio-client-2.54.13.jar",
            "lib/apache5-client-2.54.13.jar", "lib/httpclient5-5.5.jar", "lib/memory-0.1.0-SNAPSHOT.jar", "lib/local-0.1.0-SNAPSHOT.jar",
            "lib/simulators-0.1.0-SNAPSHOT.jar", "lib/libsqlite4java-linux-amd64-1.0.392.so"})
    void what_belongs_to_tests_or_to_the_local_stack_is_foreign(String name) {
        assertThat(PackageRules.foreign(List.of(name))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/dynamodb-2.54.13.jar", "lib/s3-2.54.13.jar", "lib/core-0.1.0-SNAPSHOT.jar",
            "lib/mailbox-0.1.0-SNAPSHOT.jar",
            "lib/url-connection-client-2.54.13.jar", "lib/http-client-spi-2.54.13.jar", "lib/micronaut-inject-4.10.20.jar"})
    void what_a_function_needs_is_not(String name) {
        assertThat(PackageRules.foreign(List.of(name))).isEmpty();
    }

    @Test
    void only_jars_right_under_lib_are_loaded() {
        assertThat(PackageRules.outsideLayout(List.of("lib/a.jar", "lib/x/a.jar", "a.jar", "lib/readme.txt")))
                .containsExactly("lib/x/a.jar", "a.jar", "lib/readme.txt");
    }

    @Test
    void native_libraries_are_known_by_their_extension() {
        assertThat(PackageRules.nativeLibraries(List.of("linux/libx.so", "x.dll", "a/B.class", "also.properties")))
                .containsExactly("linux/libx.so", "x.dll");
    }
}
