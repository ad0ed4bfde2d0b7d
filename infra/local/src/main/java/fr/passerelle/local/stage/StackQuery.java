package fr.passerelle.local.stage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Asks CloudFormation for a stack ({@code DescribeStacks}, version 2010-05-15): one call of its query API, signed by the SDK, with the
 * credentials of whoever sits at this machine (docs/decisions/0165-stage.md).
 */
public final class StackQuery {
    private static final String REGION = "eu-west-3";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Map<String, String> environment;
    private final AwsCredentialsProvider credentials;

    StackQuery(Map<String, String> environment, AwsCredentialsProvider credentials) {
        this.environment = Map.copyOf(environment);
        this.credentials = credentials;
    }

    /** @param environment variables of this process: {@code AWS_REGION}, {@code AWS_ENDPOINT_URL_CLOUDFORMATION} */
    public static StackQuery from(Map<String, String> environment) {
        return new StackQuery(environment, DefaultCredentialsProvider.builder().build());
    }

    /** @throws StageException naming what is missing: the stack, credentials, a right, the network */
    public DeployedStack of(String stack) {
        String body = "Action=DescribeStacks&Version=2010-05-15&StackName=" + URLEncoder.encode(stack, StandardCharsets.UTF_8);
        try (SdkHttpClient http = UrlConnectionHttpClient.builder().connectionTimeout(PATIENCE).build()) {
            SignedRequest signed = sign(body);
            var request = HttpExecuteRequest.builder().request(signed.request());
            signed.payload().ifPresent(request::contentStreamProvider);
            HttpExecuteResponse answer = http.prepareRequest(request.build()).call();
            byte[] bytes = answer.responseBody().isPresent() ? answer.responseBody().get().readAllBytes() : new byte[0];
            if (answer.httpResponse().statusCode() != OK) {
                throw refused(stack, answer.httpResponse().statusCode(), StackAnswer.error(new ByteArrayInputStream(bytes)));
            }
            return StackAnswer.stack(new ByteArrayInputStream(bytes)).orElseThrow(() -> absent(stack));
        } catch (SdkClientException e) {
            throw new StageException(
                    "aucun identifiant AWS utilisable : les donner par AWS_ACCESS_KEY_ID…, par AWS_PROFILE, ou par « aws sso login »", e);
        } catch (IOException e) {
            throw new StageException("CloudFormation ne répond pas : vérifier le réseau et AWS_REGION", e);
        }
    }

    private SignedRequest sign(String body) {
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint())
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length)).build();
        return AwsV4HttpSigner.create().sign(r -> r.identity(credentials.resolveCredentials()).request(request).payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cloudformation").putProperty(AwsV4HttpSigner.REGION_NAME, region()));
    }

    private URI endpoint() {
        String own = environment.get("AWS_ENDPOINT_URL_CLOUDFORMATION");
        return URI.create(own == null ? "https://cloudformation." + region() + ".amazonaws.com/" : own);
    }

    private String region() {
        return environment.getOrDefault("AWS_REGION", REGION);
    }

    private StageException refused(String stack, int status, String code) {
        return switch (code) {
            case "ValidationError" -> absent(stack);
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" -> failed(
                    "les identifiants AWS ont expiré : ouvrir une nouvelle session (aws sso login, ou de nouvelles clés temporaires)");
            case "AccessDenied", "AccessDeniedException" -> failed("droit manquant : cloudformation:DescribeStacks sur la pile " + stack
                    + " ; voir docs/operations.md, « Rôle d'exploitation », ou donner ses sorties par --outputs");
            case "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException" -> failed(
                    "les identifiants AWS ne sont pas reconnus : vérifier le compte et les clés");
            default -> failed("CloudFormation a refusé la demande (" + (code.isEmpty() ? status : code)
                    + ") : vérifier les identifiants AWS et la région " + region());
        };
    }

    private StageException absent(String stack) {
        return failed("aucune pile " + stack + " dans la région " + region()
                + " de ce compte : vérifier --stage ou --stack, AWS_REGION et le compte des identifiants");
    }

    private static StageException failed(String message) {
        return new StageException(message, null);
    }
}
