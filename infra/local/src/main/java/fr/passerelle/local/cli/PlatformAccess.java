package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.DynamoDbWorkList;
import fr.passerelle.aws.S3Inboxes;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.port.Keepings;
import fr.passerelle.core.port.PendingAnnouncements;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.KeptMessageJson;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.result.ResultName;
import fr.passerelle.local.golive.GoLiveReader;
import fr.passerelle.local.report.Incident;
import fr.passerelle.local.report.OutcomeReader;
import fr.passerelle.local.report.Unmapped;
import fr.passerelle.local.report.Worklist;

/**
 * What a hospital and its testers do to a platform: put files, send events, read what became of them. Works on the local platform and
 * on any other that the settings point at.
 *
 * <p>Settings read: {@code DROP_BUCKET}, {@code RESULTS_BUCKET}, {@code APPOINTMENT_QUEUE_URL}, {@code EVENT_QUEUE_URL}, {@code CONFIGURATION_BUCKET}, {@code TRANSMISSION_TABLE} and
 * those of {@link AwsClients}.
 */
public final class PlatformAccess {
    private final Settings settings;
    private final S3Client s3;
    private final SqsClient sqs;
    private final OutcomeReader outcomes;
    private final GoLiveReader goLive;
    private final DynamoDbWorkList work;
    private final Worklist worklist;
    private final Incident incident;
    private final Unmapped unmapped;
    private final PendingAnnouncements announcements;
    private final Keepings keepings;
    private final TransmissionStore store;

    public PlatformAccess(Settings settings) {
        this.settings = settings;
        var clients = new AwsClients(settings);
        this.s3 = clients.s3();
        this.sqs = clients.sqs();
        var store = new DynamoDbTransmissionStore(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), InstantSource.system());
        this.outcomes = new OutcomeReader(store, store, new RejectCatalogue());
        var pathways = new S3PathwayRegistry(s3, settings.required("CONFIGURATION_BUCKET"), new PathwayReader()::read, (_, _, _) -> {
        }, InstantSource.system());
        this.goLive = new GoLiveReader(pathways, store, store);
        this.work = new DynamoDbWorkList(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"));
        this.incident = new Incident(store, store);
        this.unmapped = new Unmapped(store, store);
        this.announcements = store;
        this.keepings = store;
        this.store = store;
        this.worklist = new Worklist(store, store, work, new RejectCatalogue());
    }

    /** Puts a file under {@code <FINESS EJ>/inbox/}, as a hospital would. */
    public void drop(String establishment, String name, byte[] content) {
        new S3Inboxes(s3, settings.required("DROP_BUCKET")).drop(establishment, name, content);
    }

    /** Puts a file under {@code <FINESS EJ>/inbox/}. @throws UncheckedIOException when it cannot be read */
    public void drop(String establishment, Path file) {
        try {
            drop(establishment, file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the PDF of a convocation under {@code <FINESS EJ>/attachments/}, where appointment events name it. */
    public void attach(String establishment, String name, byte[] content) {
        put("DROP_BUCKET", establishment + "/attachments/" + name, content);
    }

    /** The answer to an input, as the hospital finds it in the results bucket; absent until the first is written. */
    public Optional<String> result(Input input) {
        String key = ResultName.folder(input.establishment()) + "/" + ResultName.of(input.kind(), input.name());
        try {
            return Optional.of(s3.getObjectAsBytes(r -> r.bucket(settings.required("RESULTS_BUCKET")).key(key)).asUtf8String());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /** Publishes the configuration of an establishment. */
    public void configure(String establishment, byte[] json) {
        put("CONFIGURATION_BUCKET", "establishments/" + establishment + ".json", json);
    }

    /** FINESS EJ of the establishments that are configured. */
    public SortedSet<String> establishments() {
        String folder = "establishments/";
        return s3.listObjectsV2Paginator(r -> r.bucket(settings.required("CONFIGURATION_BUCKET")).prefix(folder)).contents().stream()
                .map(object -> object.key().substring(folder.length()).replace(".json", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Publishes a pathway under its key, {@code pathways/<FINESS EJ>/<id>.yaml}. */
    public void pathway(String key, byte[] yaml) {
        put("CONFIGURATION_BUCKET", key, yaml);
    }

    /** Sends an appointment event as it is. */
    public void appointment(byte[] json) {
        sqs.sendMessage(
                r -> r.queueUrl(settings.required("APPOINTMENT_QUEUE_URL")).messageBody(new String(json, StandardCharsets.UTF_8)));
    }

    /** Sends an event about a patient or a stay as it is. */
    public void event(byte[] json) {
        sqs.sendMessage(r -> r.queueUrl(settings.required("EVENT_QUEUE_URL")).messageBody(new String(json, StandardCharsets.UTF_8)));
    }

    public Worklist worklist() {
        return worklist;
    }

    /** Messages that came in for an establishment, the newest first. */
    public List<KeptMessage> replies(String establishment) {
        String bucket = settings.required("RESULTS_BUCKET");
        return s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(establishment + "/")).contents().stream()
                .filter(object -> object.key().endsWith(".reply.json"))
                .map(object -> KeptMessageJson.read(s3.getObjectAsBytes(r -> r.bucket(bucket).key(object.key())).asByteArray()))
                .sorted(Comparator.comparing(KeptMessage::receivedAt).reversed()).toList();
    }

    public Incident incident() {
        return incident;
    }

    /** Document types refused for want of a national one. */
    public Unmapped unmapped() {
        return unmapped;
    }

    public PendingAnnouncements announcements() {
        return announcements;
    }

    /** What is kept and goes one day. */
    public Keepings keepings() {
        return keepings;
    }

    /** How far the keeping of an input has come. */
    public Optional<Keeping> keeping(String inputId) {
        return store.keeping(inputId);
    }

    public Optional<Input> input(String inputId) {
        return store.input(inputId);
    }

    /**
     * Closes an item of the work list; one of the print list is closed by printing it.
     *
     * @param id its first characters
     * @return false when none is open under this id, or several
     */
    public boolean closeWork(String establishment, String id, String by, Instant at) {
        List<String> found = work.open(establishment).stream()
                .filter(item -> PaperCause.ofCode(item.reason().code()).isEmpty()).map(WorkItem::id).filter(whole -> whole.startsWith(id))
                .toList();
        return found.size() == 1 && work.close(establishment, found.getFirst(), by, at);
    }

    public OutcomeReader outcomes() {
        return outcomes;
    }

    public GoLiveReader goLive() {
        return goLive;
    }

    private void put(String bucketSetting, String key, byte[] content) {
        s3.putObject(r -> r.bucket(settings.required(bucketSetting)).key(key), RequestBody.fromBytes(content));
    }
}
