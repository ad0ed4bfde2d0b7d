package fr.passerelle.local.engine;

import java.net.URI;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.Limits;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.concurrent.Await;
import scala.concurrent.duration.FiniteDuration;

/**
 * ElasticMQ with the limits of SQS. What is visible follows the clock it is given, so that a test of redrive takes no real minutes; the
 * moment a delay ends is counted from the system's time when the message is sent.
 */
public final class SqsEngine implements Engine {
    private static final FiniteDuration LONGEST_STOP = FiniteDuration.apply(5, TimeUnit.SECONDS);
    private static final String SETTINGS = """
            pekko.daemonic = on
            pekko.loglevel = WARNING
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            pekko.http.server.termination-deadline-exceeded-response.status = 503
            """;

    private final ActorSystem system;
    private final URI endpoint;

    private SqsEngine(ActorSystem system, URI endpoint) {
        this.system = system;
        this.endpoint = endpoint;
    }

    /** @param account 12 digits, part of the URL of each queue */
    public static SqsEngine start(String region, String account, InstantSource clock) {
        Config config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load());
        ActorSystem system = ActorSystem.create("sqs", config);
        Limits limits = StrictSQSLimits$.MODULE$;
        ActorRef queues = system
                .actorOf(Props.create(QueueManagerActor.class, () -> new QueueManagerActor(new Clock(clock), limits, Option.empty())));
        SQSRestServer server = SQSRestServerBuilder.withActorSystem(system).withQueueManagerActor(queues).withInterface("127.0.0.1")
                .withDynamicPort().withAWSRegion(region).withAWSAccountId(account).withSQSLimits(limits).start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new SqsEngine(system, URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    /** Calls that wait for a message are cut, not awaited: their loops are closing too. */
    @Override
    public void close() {
        try {
            Await.ready(system.terminate(), LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            throw new EngineException("SQS did not stop", e);
        }
    }

    private static final class Clock extends NowProvider {
        private final InstantSource source;

        Clock(InstantSource source) {
            this.source = source;
        }

        @Override
        public long nowMillis() {
            return source.millis();
        }

        @Override
        public OffsetDateTime now() {
            return source.instant().atOffset(ZoneOffset.UTC);
        }
    }
}
