package fr.passerelle.local.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fr.passerelle.local.engine.DynamoDbEngine;
import fr.passerelle.local.engine.Engine;
import fr.passerelle.local.engine.S3Engine;
import fr.passerelle.local.engine.SecretsEngine;
import fr.passerelle.local.engine.SqsEngine;

/** The four services, started side by side. */
record LocalEngines(SqsEngine sqs, DynamoDbEngine dynamoDb, S3Engine s3, SecretsEngine secrets) implements AutoCloseable {
    static final String REGION = "eu-west-3";
    static final String ACCOUNT = "000000000000";

    /** @throws IllegalStateException when one does not start; the others are closed again */
    static LocalEngines start(LocalOptions options) {
        List<Future<? extends Engine>> started = new ArrayList<>();
        try (ExecutorService starters = Executors.newFixedThreadPool(4)) {
            Future<SqsEngine> sqs = starters.submit(() -> SqsEngine.start(REGION, ACCOUNT, options.queueClock()));
            Future<DynamoDbEngine> dynamoDb = starters.submit(DynamoDbEngine::start);
            Future<S3Engine> s3 = starters.submit(() -> S3Engine.start(REGION, options.clock()));
            Future<SecretsEngine> secrets = starters.submit(() -> SecretsEngine.start(REGION, ACCOUNT, options.clock()));
            started.addAll(List.of(sqs, dynamoDb, s3, secrets));
            return new LocalEngines(sqs.get(), dynamoDb.get(), s3.get(), secrets.get());
        } catch (ExecutionException e) {
            started.stream().filter(f -> f.state() == Future.State.SUCCESS).forEach(f -> f.resultNow().close());
            throw new IllegalStateException("the local services did not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the local services were starting", e);
        }
    }

    @Override
    public void close() {
        s3.close();
        secrets.close();
        dynamoDb.close();
        sqs.close();
    }
}
