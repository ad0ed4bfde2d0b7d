package fr.passerelle.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Access.Operation;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.AccessTraces;
import fr.passerelle.core.port.Callers;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.rule.ChoiceBook;
import fr.passerelle.core.rule.ChoiceBook.Outcome;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.formats.consent.ChoiceJson;
import fr.passerelle.formats.desk.DeskReader;
import fr.passerelle.formats.desk.DeskReader.Needs;
import fr.passerelle.formats.desk.DeskReading;
import fr.passerelle.formats.desk.DeskRequest;
import fr.passerelle.formats.desk.EndAsk;
import fr.passerelle.formats.desk.PatientId;

/** Answers one call: who may call first, then what is wrong with it, then the work. Every access to a patient leaves a trace. */
public final class Desk {
    /** Bytes of a body. */
    public static final int LARGEST_BODY = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final String UNKNOWN_PATIENT = "Aucun patient n'est connu sous cette identité dans cet établissement.";

    private final DeskReader reader;
    private final Callers callers;
    private final KnownKeys patients;
    private final PatientFiles files;
    private final Transmissions transmissions;
    private final ChoiceBook book;
    private final WorkList work;
    private final AccessTraces traces;
    private final PrintDesk print;
    private final Conversations conversations;
    private final Metrics metrics;
    private final InstantSource clock;
    private final RejectCatalogue catalogue = new RejectCatalogue();

    public Desk(DeskReader reader, Callers callers, KnownKeys patients, PatientFiles files, Transmissions transmissions, ChoiceBook book,
            WorkList work, AccessTraces traces, PrintList prints, PackageVault vault, Conversations conversations, Metrics metrics,
            InstantSource clock) {
        this.reader = reader;
        this.callers = callers;
        this.patients = patients;
        this.files = files;
        this.transmissions = transmissions;
        this.book = book;
        this.work = work;
        this.traces = traces;
        this.print = new PrintDesk(prints, vault, traces, catalogue);
        this.conversations = conversations;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws fr.passerelle.core.port.StoreUnavailableException when nothing can be known: the caller may call again */
    public DeskAnswer answer(DeskCall call) {
        Instant now = clock.instant();
        return switch (call.path()) {
            case "/consents/show" -> judged(call, Needs.A_PATIENT, now, this::show);
            case "/consents/record" -> judged(call, Needs.CHOICES, now, this::record);
            case "/patients/export" -> judged(call, Needs.A_PATIENT, now, this::export);
            case "/print/list" -> judged(call, Needs.NOTHING, now, (_, request, at) -> print.list(request, at));
            case "/print/done" -> judged(call, Needs.A_PRINT_DONE, now, (_, request, at) -> print.done(request, at));
            case "/print/fetch" -> judged(call, Needs.A_PRINT, now, print::fetch);
            case "/conversations/close" -> judged(call, Needs.AN_END, now, this::end);
            case "/worklist" -> judged(call, Needs.NOTHING, now, this::workList);
            default -> DeskAnswer.notFound("Cette adresse n'existe pas.");
        };
    }

    @FunctionalInterface
    private interface Work {
        DeskAnswer on(String caller, DeskRequest request, Instant now);
    }

    private DeskAnswer judged(DeskCall call, Needs needs, Instant now, Work then) {
        if (call.caller().isEmpty()) {
            return DeskAnswer.forbidden();
        }
        byte[] json = call.body().getBytes(StandardCharsets.UTF_8);
        if (json.length > LARGEST_BODY) {
            return DeskAnswer.tooLarge(LARGEST_BODY);
        }
        DeskReading reading = reader.read(json, needs, now);
        if (reading.establishment() != null && !callers.allowed(reading.establishment(), call.caller())) {
            LOG.warn("desk: {} may not call for {}", call.caller(), reading.establishment());
            return DeskAnswer.forbidden();
        }
        return reading.request() == null
                ? DeskAnswer.faults(reading.faults(), catalogue)
                : then.on(call.caller(), reading.request(), now);
    }

    private DeskAnswer show(String caller, DeskRequest request, Instant now) {
        List<PatientKey> keys = keys(request);
        PatientFile file = files.read(request.establishment(), keys);
        trace(caller, Operation.SHOW, request, keys, now);
        if (!file.known()) {
            return DeskAnswer.notFound(UNKNOWN_PATIENT);
        }
        ObjectNode choices = FileJson.choices(file, now);
        choices.set("announcements", transmissions.announcements(file.inputs()));
        return DeskAnswer.ok(choices);
    }

    private DeskAnswer export(String caller, DeskRequest request, Instant now) {
        List<PatientKey> keys = keys(request);
        trace(caller, Operation.EXPORT, request, keys, now);
        PatientFile file = files.read(request.establishment(), keys);
        if (!file.known()) {
            return DeskAnswer.notFound(UNKNOWN_PATIENT);
        }
        ObjectNode everything = FileJson.everything(file, now);
        everything.set("announcements", transmissions.announcements(file.inputs()));
        everything.set("inputs", transmissions.of(file.inputs()));
        return DeskAnswer.ok(everything);
    }

    private DeskAnswer record(String caller, DeskRequest request, Instant now) {
        List<PatientKey> keys = keys(request);
        trace(caller, Operation.RECORD, request, keys, now);
        return switch (book.record(request.establishment(), keys, request.source(), request.choices(), now)) {
            case Outcome.UnknownIds(List<String> ids) -> DeskAnswer.faults(
                    ids.stream().map(id -> Reason.at("/choices", "CHOICE_UNKNOWN", id)).toList(), catalogue);
            case Outcome.Written(List<ChoiceRecord> lines) -> written(request.establishment(), lines);
        };
    }

    private DeskAnswer written(String establishment, List<ChoiceRecord> lines) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", lines.size() + " ligne(s) enregistrée(s).");
        ArrayNode recorded = body.putArray("recorded");
        lines.forEach(line -> recorded.add(ChoiceJson.write(line)));
        lines.stream().filter(FileJson::general)
                .forEach(_ -> metrics.publish("GeneralOppositions", 1, Map.of("Establishment", establishment)));
        return DeskAnswer.ok(body);
    }

    private DeskAnswer end(String caller, DeskRequest request, Instant now) {
        EndAsk ask = request.requiredEnd();
        LOG.info("desk: {} ends the conversation of {}", caller, ask.mail().dispatchId());
        return switch (conversations.end(request.establishment(), ask.mail(), ask.by(), ask.text(), now)) {
            case TAKEN -> DeskAnswer.ok(JsonNodeFactory.instance.objectNode().put("message", "Fin de la conversation demandée."));
            case ALREADY -> DeskAnswer.ok(JsonNodeFactory.instance.objectNode().put("message", "La conversation était déjà close."));
            case NOTHING_TO_END -> DeskAnswer.notFound("Aucun message arrivé à un patient sous cet identifiant.");
        };
    }

    private DeskAnswer workList(String caller, DeskRequest request, Instant now) {
        LOG.info("desk: {} read the work list of {}", caller, request.establishment());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("establishment", request.establishment()).put("at", now.toString());
        ArrayNode items = body.putArray("items");
        work.open(request.establishment()).forEach(item -> items.add(WorkItemJson.write(item, catalogue)));
        return DeskAnswer.ok(body);
    }

    private List<PatientKey> keys(DeskRequest request) {
        PatientId named = Objects.requireNonNull(request.patient(), "the reader asks for a patient");
        return patients.named(request.establishment(), named.ipp(), named.ins());
    }

    private void trace(String caller, Operation operation, DeskRequest request, List<PatientKey> keys, Instant now) {
        keys.forEach(key -> traces.add(key, new Access(now, caller, operation)));
        LOG.info("desk: {} by {} for {} on {}", operation, caller, request.establishment(), keys.getFirst().value());
    }
}
