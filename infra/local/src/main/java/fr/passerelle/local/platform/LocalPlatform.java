package fr.passerelle.local.platform;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;
import fr.passerelle.local.engine.CloudServices;
import fr.passerelle.local.engine.EmbeddedServices;
import fr.passerelle.local.engine.EmulatorServices;
import fr.passerelle.local.engine.ServiceAddresses;
import fr.passerelle.local.engine.SinglePort;
import fr.passerelle.local.eventsource.EventSource;
import fr.passerelle.local.eventsource.HttpApi;
import fr.passerelle.local.eventsource.InProcessFunction;
import fr.passerelle.local.eventsource.QueueLoop;
import fr.passerelle.local.eventsource.ScheduleLoop;
import fr.passerelle.local.eventsource.StreamBatch;
import fr.passerelle.local.eventsource.StreamLoop;
import fr.passerelle.local.template.FunctionSpec;
import fr.passerelle.local.template.QueueMapping;
import fr.passerelle.local.template.QueueSpec;
import fr.passerelle.local.template.SamTemplate;
import fr.passerelle.local.template.ScheduleMapping;
import fr.passerelle.local.template.Stack;
import fr.passerelle.local.template.StackValues;
import fr.passerelle.local.template.StreamMapping;

/** The platform of {@code template.yaml} on this machine: services, resources, functions and what calls them. */
public final class LocalPlatform implements AutoCloseable {
    /** Page of the port that others come in by. */
    public static final String READY = "/_passerelle/health";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final LocalOptions options;
    private final CloudServices services;
    private final HttpApi api;
    private final LocalEndpoints endpoints;
    private final Stack stack;
    private final StackValues values;
    private final SqsClient sqs;
    private final DynamoDbStreamsClient streams;
    private final List<EventSource> sources = new ArrayList<>();
    private final List<SinglePort> doors = new ArrayList<>();

    private LocalPlatform(LocalOptions options, CloudServices services) {
        ServiceAddresses addresses = services.addresses();
        this.options = options;
        this.services = services;
        this.api = HttpApi.bind(options.clock());
        this.values = new StackValues(addresses.region(), addresses.account(), addresses.queues(), api.endpoint(), options.parameters());
        this.stack = SamTemplate.read(options.template()).resolve(values);
        this.endpoints = new LocalEndpoints(addresses, stack.outputs());
        this.sqs = new AwsClients(endpoints.settings()).sqs();
        this.streams = StreamClients.at(addresses);
    }

    /**
     * Starts everything; the functions wait for work when this returns.
     *
     * @throws fr.passerelle.local.template.TemplateException when the template describes what one machine cannot do
     */
    public static LocalPlatform start(LocalOptions options) {
        return start(options, options.endpoint().<CloudServices>map(EmulatorServices::at)
                .orElseGet(() -> EmbeddedServices.start(options.clock(), options.queueClock())));
    }

    /** The same on these services, which are closed with the platform. */
    public static LocalPlatform start(LocalOptions options, CloudServices services) {
        try {
            LocalPlatform platform = new LocalPlatform(options, services);
            platform.open();
            return platform;
        } catch (RuntimeException | LinkageError e) {
            services.close();
            throw e;
        }
    }

    private void open() {
        AwsClients clients = new AwsClients(endpoints.settings());
        Map<String, String> streamArns;
        try (var s3 = clients.s3(); var dynamoDb = clients.dynamoDb()) {
            streamArns = new LocalResources(sqs, s3, dynamoDb).create(stack);
        }
        stack.functions().parallelStream().map(f -> sources(f, streamArns)).toList().forEach(sources::addAll);
        sources.add(api);
        sources.forEach(EventSource::start);
        stack.buckets().forEach(services::announce);
    }

    private List<EventSource> sources(FunctionSpec spec, Map<String, String> streamArns) {
        InProcessFunction function = LocalFunctions.build(spec, settings(spec), values.arn("lambda", "function:" + spec.name()),
                options.clock());
        List<EventSource> all = new ArrayList<>();
        spec.queues().forEach(mapping -> all.add(source(mapping, function)));
        spec.streams().forEach(mapping -> all.add(source(mapping, function, streamArns)));
        spec.schedules().forEach(mapping -> all.add(source(mapping, function)));
        spec.routes().forEach(route -> api.route(route.method(), route.path(), function));
        return all;
    }

    private EventSource source(ScheduleMapping mapping, InProcessFunction function) {
        String arn = values.arn("scheduler", "schedule/default/" + function.name() + mapping.id());
        return new ScheduleLoop(function, LocalOverrides.tick(mapping.rate()), arn, values.region(), options.clock());
    }

    private EventSource source(QueueMapping mapping, InProcessFunction function) {
        return new QueueLoop(sqs, url(stack.queue(mapping.queueArn())), values.region(), mapping, function, LocalOverrides.POLLERS);
    }

    private EventSource source(StreamMapping mapping, InProcessFunction function, Map<String, String> streamArns) {
        String arn = streamArns.getOrDefault(stack.table(mapping.tableId()).id(), "");
        StreamBatch batch = new StreamBatch(function, mapping, arn, values.region(), LocalOverrides.STREAM_BACKOFF, options.clock(),
                body -> mapping.deadLetterArn().map(stack::queue)
                        .ifPresent(queue -> sqs.sendMessage(m -> m.queueUrl(url(queue)).messageBody(body))));
        if (options.endpoint().isPresent()) {
            return new StreamLoop(streams, arn, function.name(), mapping.batchSize(), LocalOverrides.STREAM_POLL,
                    LocalOverrides.STREAM_QUIET_ROUNDS, batch);
        }
        return new StreamLoop(streams, arn, function.name(), mapping.batchSize(), LocalOverrides.window(mapping.window()),
                Integer.MAX_VALUE, batch);
    }

    /**
     * Lets others in by one port, as an emulator does: the services, the desk by its own header, and a page that says that all is ready
     * and what the outputs of the template are.
     *
     * @param address where to listen
     * @throws IllegalStateException when the services are not embedded, and can be called without this
     */
    public void listen(InetSocketAddress address) {
        if (!(services instanceof EmbeddedServices embedded)) {
            throw new IllegalStateException("only embedded services need a port");
        }
        SinglePort door = SinglePort.open(address, embedded);
        doors.add(door);
        door.header(HttpApi.CALLER, api.endpoint());
        door.page(READY, endpoints.outputsAsJson());
    }

    /** Where this platform is and how its resources are called. */
    public LocalEndpoints endpoints() {
        return endpoints;
    }

    /** What the template describes, with the names of this machine. */
    public Stack stack() {
        return stack;
    }

    /**
     * The settings a function was built with, for another process or a test that builds it again.
     *
     * @param function name, logical id or module, e.g. {@code document-intake}
     */
    public Settings settingsFor(String function) {
        return settings(
                stack.function(function).orElseThrow(() -> new IllegalArgumentException("the template has no function " + function)));
    }

    private Settings settings(FunctionSpec spec) {
        return LocalFunctions.settings(spec, options, endpoints);
    }

    /** Messages given up, by logical id of the queue that holds them; queues without any are left out. */
    public Map<String, Integer> deadLetters() {
        return stack.queues().stream().filter(stack::isDeadLetters).filter(q -> count(q) > 0)
                .collect(Collectors.toMap(QueueSpec::id, this::count));
    }

    /**
     * Whether nothing is left to do: no message visible, in flight or delayed, no change of the table unread, no event held back,
     * and a run of each schedule, begun after all that, that found nothing to do.
     */
    public boolean idle() {
        return quiet() && sources.parallelStream().allMatch(EventSource::caughtUp) && queuesEmpty();
    }

    /** Whether no message and no event is on its way: what {@link #idle} looks at first, and quickly. */
    public boolean quiet() {
        return services.held() == 0 && queuesEmpty();
    }

    /** What waits for the software of a hospital is nobody's to do here. */
    private boolean queuesEmpty() {
        return stack.functions().stream().flatMap(f -> f.queues().stream()).map(mapping -> stack.queue(mapping.queueArn()))
                .allMatch(q -> count(q) == 0);
    }

    private int count(QueueSpec queue) {
        return sqs.getQueueAttributes(q -> q.queueUrl(url(queue)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributesAsStrings().values().stream().mapToInt(Integer::parseInt).sum();
    }

    private String url(QueueSpec queue) {
        return values.queueUrl(queue.name());
    }

    /** Lets the calls under way end, then stops everything; nothing of what was in memory is kept. What was created in an emulator stays there. */
    @Override
    public void close() {
        doors.forEach(SinglePort::close);
        sources.forEach(EventSource::close);
        sources.forEach(source -> source.await(LONGEST_STOP));
        sqs.close();
        streams.close();
        services.close();
    }
}
