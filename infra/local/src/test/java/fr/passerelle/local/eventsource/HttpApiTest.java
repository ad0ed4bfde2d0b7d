package fr.passerelle.local.eventsource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls reach the handler as API Gateway would give them, through the serialisers of the managed runtime. */
class HttpApiTest {
    private static final String ARN = "arn:aws:sts::111122223333:assumed-role/dpi/session-1";

    private final HttpApi api = HttpApi.bind(() -> Instant.EPOCH);

    /** Answers what it was given. */
    public static final class Echo implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            String text = event.getRequestContext().getAuthorizer().getIam().getUserArn() + " " + event.getRawPath() + " "
                    + event.getBody();
            return APIGatewayV2HTTPResponse.builder().withStatusCode(418).withBody(text).build();
        }
    }

    @BeforeEach
    void start() {
        api.route("POST", "/echo", InProcessFunction.of(new FunctionContext("echo", "arn", Duration.ofSeconds(1), 128), new Echo()));
        api.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private HttpResponse<String> post(String path, boolean signed) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.endpoint() + path)).POST(BodyPublishers.ofString("été"));
        try (var client = HttpClient.newHttpClient()) {
            return client.send((signed ? request.header(HttpApi.CALLER, ARN) : request).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void aCallIsAnEventThatSaysWhoCallsAndItsAnswerIsTheFunctions() throws Exception {
        HttpResponse<String> answer = post("/echo", true);
        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo(ARN + " /echo été");
    }

    @Test
    void aCallNobodySignedIsRefused() throws Exception {
        assertThat(post("/echo", false).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherAddressIsNotFound() throws Exception {
        assertThat(post("/other", true).statusCode()).isEqualTo(404);
    }
}
