package fr.passerelle.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeskHandlerTest {
    private static final String BODY = "{\"establishment\": \"750999997\", \"patient\": {\"ipp\": \"IPP-7\"}, \"source\": \"dpi\","
            + " \"choices\": [{\"operation\": \"paper\"}]}";

    private final Counter counter = new Counter();

    private APIGatewayV2HTTPResponse call(String arn, String body, boolean encoded) {
        var iam = RequestContext.IAM.builder().withUserArn(arn).build();
        var authorizer = RequestContext.Authorizer.builder().withIam(iam).build();
        var event = APIGatewayV2HTTPEvent.builder().withRawPath("/consents/record").withBody(body).withIsBase64Encoded(encoded)
                .withRequestContext(RequestContext.builder().withAuthorizer(authorizer).build()).build();
        return new DeskHandler(counter.desk).handleRequest(event, null);
    }

    @Test
    void theSessionOfARoleCallsInTheNameOfTheRole() {
        APIGatewayV2HTTPResponse answer = call("arn:aws:sts::111122223333:assumed-role/dpi-750999997/session-1", BODY, false);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("paper#dpi");
        assertThat(answer.getHeaders()).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void anotherRoleOfTheSameAccountIsRefused() {
        assertThat(call("arn:aws:sts::111122223333:assumed-role/facturation/session-1", BODY, false).getStatusCode()).isEqualTo(403);
    }

    @Test
    void aBodyMayComeInBase64() {
        String encoded = Base64.getEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(call(Counter.caller("750999997"), encoded, true).getStatusCode()).isEqualTo(200);
    }

    @Test
    void aCallWithoutAnythingIsRefused() {
        assertThat(new DeskHandler(counter.desk).handleRequest(APIGatewayV2HTTPEvent.builder().withRawPath("/worklist").build(), null)
                .getStatusCode()).isEqualTo(403);
    }

    @Test
    void aRoleOfAnotherPartitionKeepsItsPartition() {
        assertThat(CallerRole.of("arn:aws-eusc:sts::111122223333:assumed-role/dpi/s")).isEqualTo("arn:aws-eusc:iam::111122223333:role/dpi");
        assertThat(CallerRole.of("arn:aws:iam::111122223333:user/dpi")).isEqualTo("arn:aws:iam::111122223333:user/dpi");
    }
}
