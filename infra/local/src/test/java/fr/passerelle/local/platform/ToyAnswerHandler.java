package fr.passerelle.local.platform;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;

/** Writes one answer for each changed item. */
public final class ToyAnswerHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final S3Client s3;
    private final String results;

    public ToyAnswerHandler(Settings settings, InstantSource clock) {
        s3 = new AwsClients(settings).s3();
        results = settings.required("RESULTS_BUCKET");
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        event.getRecords().forEach(record -> {
            var keys = record.getDynamodb().getKeys();
            s3.putObject(p -> p.bucket(results).key(keys.get("pk").getS() + "." + keys.get("sk").getS()), RequestBody.fromString("done"));
        });
        return new StreamsEventResponse();
    }
}
