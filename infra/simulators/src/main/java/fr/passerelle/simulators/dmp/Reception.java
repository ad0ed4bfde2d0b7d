package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.watch.Ending;
import fr.passerelle.simulators.dmp.watch.RateLimit;
import fr.passerelle.simulators.dmp.watch.Subject;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.dmp.watch.Watch;
import fr.passerelle.simulators.xds.Finding;

/** Takes a call through outages, replays, the rate and its scenario: read, judge, answer, or fail in the way asked for. */
final class Reception {
    private static final String NO_ANSWER = "no answer";

    private final DmpSettings settings;
    private final InstantSource clock;
    private final DmpScenarios scenarios;
    private final OutageSwitch outages;
    private final Journal journal;
    private final Watch watch;
    private final AnswerWriter answers;
    private final @Nullable Once once;

    /** What happens only once, or only so often, when it is enforced. */
    private record Once(Replays replays, RateLimit rate, int excessStatus) {}

    /** The way a call ends: no answer when null. */
    private record Played(@Nullable Answer answer, List<Finding> findings, Ending ending) {}

    Reception(DmpSettings settings, DmpScenarios scenarios, OutageSwitch outages, Journal journal, Watch watch, AnswerWriter answers) {
        Enforcement enforcement = settings.enforcement();
        this.settings = settings;
        this.clock = settings.clock();
        this.scenarios = scenarios;
        this.outages = outages;
        this.journal = journal;
        this.watch = watch;
        this.answers = answers;
        this.once = enforcement == null
                ? null
                : new Once(new Replays(), new RateLimit(enforcement.feedsPerSecond()), enforcement.excessStatus());
    }

    /**
     * @return the answer, empty when the connection is to be cut without one
     * @throws IOException when the body cannot be read
     */
    Optional<Answer> receive(Endpoint endpoint, String contentType, InputStream body, Caller caller) throws IOException {
        int number = journal.next();
        Optional<Outage> outage = outages.now();
        if (outage.filter(Outage.CUT::equals).isPresent() || scenarios.cutsUnread(DmpCall.unread(number, endpoint.name()))) {
            return end(number, endpoint, null, List.of());
        }
        if (outage.isPresent()) {
            return end(number, endpoint, Answer.empty(503), List.of());
        }
        if (!endpoint.reads(contentType)) {
            return end(number, endpoint, Answer.empty(415), List.of());
        }
        try (RequestFile file = RequestFile.receive(body, settings.largestMessage())) {
            return file.tooLarge()
                    ? end(number, endpoint, Answer.empty(413), List.of())
                    : take(number, endpoint, endpoint.read(contentType, file.path()), caller);
        } catch (SoapFaultException e) {
            return end(number, endpoint, answers.fault(e.fault()), e.findings());
        }
    }

    private Optional<Answer> take(int number, Endpoint endpoint, Endpoint.Request request, Caller caller)
            throws IOException, SoapFaultException {
        Subject subject = request.subject();
        Once enforced = once;
        if (enforced != null) {
            enforced.replays().require(request.envelope());
            if (subject.transaction() == Transaction.FEED && !enforced.rate().admits(subject.structure(), clock.instant())) {
                watch.exceeded(number);
                return end(number, endpoint, Answer.empty(enforced.excessStatus()), List.of());
            }
        }
        watch.arrives(number, subject, clock.instant());
        Ending ending = Ending.REFUSED;
        try {
            Played played = play(number, endpoint, request, subject, caller);
            ending = played.ending();
            return end(number, endpoint, played.answer(), played.findings());
        } finally {
            watch.ends(number, subject, ending, clock.instant());
        }
    }

    private Played play(int number, Endpoint endpoint, Endpoint.Request request, Subject subject, Caller caller)
            throws IOException, SoapFaultException {
        String id = request.messageId();
        DmpCall call = new DmpCall(number, endpoint.name(), subject.transaction(), subject.patient(), request.titles());
        return switch (scenarios.play(call)) {
            case DmpScenario.Judge ignored -> judged(request.judge(caller), subject);
            case DmpScenario.JudgeMultipart ignored -> {
                Endpoint.Judgement judgement = request.judge(caller);
                Played played = judged(judgement, subject);
                yield new Played(judgement.answer().multipart(), played.findings(), played.ending());
            }
            case DmpScenario.Slow slow -> {
                pause(slow.delay());
                Endpoint.Judgement judgement = request.judge(caller);
                yield new Played(judgement.answer(), judgement.findings(), Ending.UNANSWERED);
            }
            case DmpScenario.Refuse error -> refused(request.refusal(List.of(new Finding("", error.code(), "", error.text()))));
            case DmpScenario.Warning warning -> {
                Endpoint.Judgement judgement = request.judge(caller);
                boolean warned = judgement.findings().isEmpty()
                        && (subject.transaction() == Transaction.FEED || subject.transaction() == Transaction.DELETE);
                Played played = judged(judgement, subject);
                yield warned
                        ? new Played(answers.warning(id, subject.transaction(), warning), List.of(), played.ending())
                        : played;
            }
            case DmpScenario.Partial partial -> refused(answers.partial(id, subject.transaction(), partial));
            case DmpScenario.Fault fault -> refused(answers.fault(fault));
            case DmpScenario.Status status -> refused(Answer.empty(status.code()));
            case DmpScenario.Garbage ignored -> new Played(Answer.garbage(), List.of(), Ending.UNANSWERED);
            case DmpScenario.Cut ignored -> new Played(null, List.of(), Ending.UNANSWERED);
            case DmpScenario.CommitThenCut ignored -> new Played(null, request.judge(caller).findings(), Ending.UNANSWERED);
            case DmpScenario.CommitThenWait late -> {
                Endpoint.Judgement judgement = request.judge(caller);
                pause(late.delay());
                yield new Played(judgement.answer(), judgement.findings(), Ending.UNANSWERED);
            }
        };
    }

    private static Played refused(Answer answer) {
        return new Played(answer, List.of(), Ending.REFUSED);
    }

    private static Played judged(Endpoint.Judgement judgement, Subject subject) {
        return new Played(judgement.answer(), judgement.findings(), ending(judgement, subject));
    }

    private static Ending ending(Endpoint.Judgement judgement, Subject subject) {
        if (judgement.findings().stream().anyMatch(f -> f.rule().equals(Holdings.CLOSED) || f.rule().equals(Holdings.NONE))) {
            return Ending.CLOSED;
        }
        if (!judgement.findings().isEmpty()) {
            return Ending.REFUSED;
        }
        if (subject.transaction() == Transaction.EXISTENCE) {
            return judgement.answer().outcome().equals("OPEN") ? Ending.OPEN : Ending.CLOSED;
        }
        return Ending.DONE;
    }

    private Optional<Answer> end(int number, Endpoint endpoint, @Nullable Answer answer, List<Finding> findings) {
        journal.add(new Answered(number, endpoint.name(), answer == null ? NO_ANSWER : answer.outcome(), findings));
        return Optional.ofNullable(answer);
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
