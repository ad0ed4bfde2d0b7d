package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.simulators.xds.Finding;

/** Takes a call through its scenario: read, judge, answer, or fail in the way asked for. */
final class DmpHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DmpHandler.class);
    private static final String NO_ANSWER = "no answer";

    private final Endpoint endpoint;
    private final DmpSettings settings;
    private final DmpScenarios scenarios;
    private final Journal journal;
    private final AnswerWriter answers;

    DmpHandler(Endpoint endpoint, DmpSettings settings, DmpScenarios scenarios, Journal journal, AnswerWriter answers) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.scenarios = scenarios;
        this.journal = journal;
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int number = journal.next();
        try (exchange) {
            if (scenarios.cutsUnread(new DmpCall(number, endpoint.name(), null, List.of()))) {
                record(number, NO_ANSWER, List.of());
                return;
            }
            String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, number, Answer.empty(405), List.of());
            } else if (!endpoint.reads(type)) {
                send(exchange, number, Answer.empty(415), List.of());
            } else {
                receive(exchange, number, type);
            }
        } catch (IOException e) {
            // The caller gave up or the scenario made it give up: what it asked for is done or not, as the registry shows.
            LOG.info("call {} on {} ended without its answer: {}", number, endpoint.name(), e.getClass().getSimpleName());
        }
    }

    private void receive(HttpExchange exchange, int number, String type) throws IOException {
        try (RequestFile file = RequestFile.receive(exchange.getRequestBody(), settings.largestMessage())) {
            if (file.tooLarge()) {
                send(exchange, number, Answer.empty(413), List.of());
                return;
            }
            play(exchange, number, endpoint.read(type, file.path()));
        } catch (SoapFaultException e) {
            send(exchange, number, answers.fault(e.fault()), List.of());
        }
    }

    private void play(HttpExchange exchange, int number, Endpoint.Request request) throws IOException, SoapFaultException {
        String id = request.messageId();
        switch (scenarios.play(request.describe(number))) {
            case DmpScenario.Judge ignored -> judge(exchange, number, request);
            case DmpScenario.JudgeMultipart ignored -> {
                Endpoint.Judgement judgement = request.judge();
                send(exchange, number, judgement.answer().multipart(), judgement.findings());
            }
            case DmpScenario.Slow slow -> {
                pause(slow.delay());
                judge(exchange, number, request);
            }
            case DmpScenario.Refuse error ->
                send(exchange, number, answers.failure(id, List.of(new Finding("", error.code(), "", error.text()))), List.of());
            case DmpScenario.Warning warning -> {
                Endpoint.Judgement judgement = request.judge();
                boolean accepted = judgement.findings().isEmpty();
                send(exchange, number, accepted ? answers.warning(id, warning) : judgement.answer(), judgement.findings());
            }
            case DmpScenario.Partial partial -> send(exchange, number, answers.partial(id, partial), List.of());
            case DmpScenario.Fault fault -> send(exchange, number, answers.fault(fault), List.of());
            case DmpScenario.Status status -> send(exchange, number, Answer.empty(status.code()), List.of());
            case DmpScenario.Garbage ignored -> send(exchange, number, Answer.garbage(), List.of());
            case DmpScenario.Cut ignored -> record(number, NO_ANSWER, List.of());
            case DmpScenario.CommitThenCut ignored -> record(number, NO_ANSWER, request.judge().findings());
            case DmpScenario.CommitThenWait late -> {
                Endpoint.Judgement judgement = request.judge();
                pause(late.delay());
                send(exchange, number, judgement.answer(), judgement.findings());
            }
        }
    }

    private void judge(HttpExchange exchange, int number, Endpoint.Request request) throws IOException, SoapFaultException {
        Endpoint.Judgement judgement = request.judge();
        send(exchange, number, judgement.answer(), judgement.findings());
    }

    private void send(HttpExchange exchange, int number, Answer answer, List<Finding> findings) throws IOException {
        record(number, answer.outcome(), findings);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void record(int number, String outcome, List<Finding> findings) {
        journal.add(new Answered(number, endpoint.name(), outcome, findings));
    }

    private static void pause(Duration delay) throws IOException {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("simulator closed");
        }
    }
}
