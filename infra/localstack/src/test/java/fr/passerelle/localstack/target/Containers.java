package fr.passerelle.localstack.target;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

import fr.passerelle.local.platform.LocalPlatform;

/** Emulators that the container engine of this machine can start, from images that are there already: nothing is ever pulled. */
final class Containers {
    private static final int PORT = 4566;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final ImagePullPolicy NEVER = _ -> false;

    private Containers() {
    }

    /** LocalStack, or an emulator that takes its place and answers on the same port and page. */
    static GenericContainer<?> localStack(String image) {
        var name = DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack");
        LocalStackContainer container = new LocalStackContainer(name).withServices("s3", "sqs", "dynamodb", "dynamodbstreams",
                "secretsmanager");
        Optional.ofNullable(System.getenv("LOCALSTACK_AUTH_TOKEN")).ifPresent(token -> container.withEnv("LOCALSTACK_AUTH_TOKEN", token));
        return container.withImagePullPolicy(NEVER).waitingFor(page("/_localstack/health"));
    }

    /** The image of the local platform, at the date of the sample day. */
    static GenericContainer<?> platform(String image) {
        return new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(PORT).withImagePullPolicy(NEVER)
                .withCommand("run", "--no-day", "--at", "2026-03-09T17:30:00+01:00", "--listen", "0.0.0.0:" + PORT)
                .waitingFor(page(LocalPlatform.READY));
    }

    static URI endpoint(GenericContainer<?> container) {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }

    private static WaitStrategy page(String path) {
        return Wait.forHttp(path).forPort(PORT).forStatusCode(200).withStartupTimeout(LONGEST_START);
    }
}
