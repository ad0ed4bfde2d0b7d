package fr.passerelle.desk;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.ClientRehearsal;
import fr.passerelle.aws.lambda.Failure;
import fr.passerelle.aws.lambda.Priming;

/** Entry point of the function, called by the HTTP API, whose IAM authorizer says who signed the call. */
public final class DeskHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(DeskHandler.class);
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control",
            "no-store");

    private final Desk desk;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(new ClientRehearsal());

    /** For the Lambda runtime. */
    public DeskHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public DeskHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start().getBean(Desk.class));
    }

    DeskHandler(Desk desk) {
        this.desk = desk;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        DeskAnswer answer = answer(event);
        return APIGatewayV2HTTPResponse.builder().withStatusCode(answer.status()).withHeaders(HEADERS).withBody(answer.body().toString())
                .build();
    }

    /** Nothing of a failure is told outside, and nothing but its types inside. */
    private DeskAnswer answer(APIGatewayV2HTTPEvent event) {
        try {
            return desk.answer(new DeskCall(CallerRole.of(caller(event)), event.getRawPath(), body(event)));
        } catch (RuntimeException e) {
            LOG.error("desk: {}", Failure.summary(e));
            return DeskAnswer.unavailable();
        }
    }

    private static String caller(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext()).map(RequestContext::getAuthorizer).map(Authorizer::getIam)
                .map(IAM::getUserArn).orElse("");
    }

    private static String body(APIGatewayV2HTTPEvent event) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        return event.getIsBase64Encoded() ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body;
    }
}
