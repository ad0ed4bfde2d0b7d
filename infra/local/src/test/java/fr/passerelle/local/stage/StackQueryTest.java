package fr.passerelle.local.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

import fr.passerelle.aws.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A stack asked of CloudFormation, or read from its answer. */
class StackQueryTest {
    private static final AwsCredentialsProvider KEYS = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
    private static final String STACK = """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
              <StackName>passerelle-test</StackName>
              <Parameters><member><ParameterKey>Stage</ParameterKey><ParameterValue>test</ParameterValue></member>
                <member><ParameterKey>NationalEnvironment</ParameterKey><ParameterValue>TEST</ParameterValue></member></Parameters>
              <Outputs><member><OutputKey>TransmissionTableName</OutputKey><OutputValue>passerelle-test-transmissions</OutputValue></member>
                <member><OutputKey>Unknown</OutputKey><OutputValue>x</OutputValue></member></Outputs>
            </member></Stacks></DescribeStacksResult></DescribeStacksResponse>
            """;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = STACK;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private DeployedStack ask(AwsCredentialsProvider credentials) {
        return new StackQuery(Map.of("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://localhost:" + server.getAddress().getPort() + "/"),
                credentials)
                .of("passerelle-test");
    }

    @Test
    void theOutputsOfTheStackAreTheSettingsOfTheCommands() {
        DeployedStack stack = ask(KEYS);
        Settings settings = stack.settings(Map.of("AWS_REGION", "eu-west-3", "HOME", "/root"));

        assertThat(settings.values())
                .isEqualTo(Map.of("TRANSMISSION_TABLE", "passerelle-test-transmissions", "AWS_REGION", "eu-west-3", "STAGE",
                        "test", "NATIONAL_ENVIRONMENT", "TEST"));
        assertThat(asked.getFirst()).isEqualTo("Action=DescribeStacks&Version=2010-05-15&StackName=passerelle-test");
        assertThat(asked.getLast()).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/eu-west-3/cloudformation/aws4_request");
    }

    @ParameterizedTest
    @CsvSource({"ValidationError, aucune pile passerelle-test dans la région eu-west-3", "ExpiredToken, ont expiré",
            "AccessDenied, droit manquant : cloudformation:DescribeStacks", "InvalidClientTokenId, ne sont pas reconnus",
            "Throttling, CloudFormation a refusé la demande (Throttling)"})
    void whatCloudFormationRefusesIsToldInFrenchWithWhatToDo(String code, String text) {
        status = 400;
        answer = "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>m</Message></Error></ErrorResponse>";
        assertThatThrownBy(() -> ask(KEYS)).isInstanceOf(StageException.class).hasMessageContaining(text);
    }

    @Test
    void withoutCredentialsItSaysHowToGiveSome() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials");
        };
        assertThatThrownBy(() -> ask(none)).isInstanceOf(StageException.class).hasMessageContaining("aucun identifiant AWS");
    }

    @Test
    void anAnswerWithADocumentTypeIsNotRead() {
        answer = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + STACK;
        assertThatThrownBy(() -> ask(KEYS)).isInstanceOf(StageException.class).hasMessageContaining("ne répond pas");
    }

    @Test
    void theAnswerOfTheCommandLineOfAwsIsReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("stack.json"), """
                {"Stacks":[{"StackName":"passerelle-test","Parameters":[{"ParameterKey":"Stage","ParameterValue":"test"}],
                "Outputs":[{"OutputKey":"DmpQueueUrl","OutputValue":"https://sqs/dmp"}]}]}
                """);
        assertThat(StackFile.read(file, Optional.empty()).settings(Map.of()).required("DMP_QUEUE_URL")).isEqualTo("https://sqs/dmp");
        assertThatThrownBy(() -> StackFile.read(file, Optional.of("passerelle-production"))).isInstanceOf(StageException.class)
                .hasMessageContaining("ne décrit pas la pile passerelle-production");
        assertThatThrownBy(() -> StackFile.read(Files.writeString(folder.resolve("no.json"), "{"), Optional.empty()))
                .isInstanceOf(StageException.class);
    }
}
