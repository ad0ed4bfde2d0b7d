package fr.passerelle.dmp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Patience;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.dmp.ReactionTable.Line;
import fr.passerelle.dmp.ReactionTable.Signal;
import fr.passerelle.dmp.ReactionTable.SignalKind;

/** From an answer to a reaction, in the decision order of dmp-transport.md §11; what each signal asks is in the {@link ReactionTable}. */
final class Reactions {
    /** From the least to the most binding: what needs our own repair comes before what the DMP decided, before what waits or asks. */
    private static final List<Kind> WORST_LAST = List.of(Kind.DONE, Kind.RETRY, Kind.CHECK, Kind.REBUILD, Kind.NOT_DELIVERABLE, Kind.HUMAN,
            Kind.PERMANENT,
            Kind.CONFIG);

    private final ReactionTable table;

    Reactions(ReactionTable table) {
        this.table = table;
    }

    /** @param messageId of the request answered */
    Reaction to(SoapAnswer answer, String messageId) {
        return switch (answer) {
            case SoapAnswer.Withheld(Kind kind, Health health, Reason reason) -> new Reaction(kind, health, reason.code(),
                    reason.arguments());
            case SoapAnswer.NotSent notSent -> line(SignalKind.TRANSPORT, "connection").with(List.of(notSent.cause()));
            case SoapAnswer.Untrusted untrusted -> line(SignalKind.TRANSPORT, "tls").with(List.of(untrusted.cause()));
            case SoapAnswer.Lost lost -> line(SignalKind.TRANSPORT, "lost").with(List.of(lost.cause()));
            case SoapAnswer.Received received -> received(received, messageId);
        };
    }

    private Reaction received(SoapAnswer.Received received, String messageId) {
        String status = Integer.toString(received.status());
        List<String> technical = List.of("HTTP " + status);
        Optional<Line> exact = table.of(SignalKind.STATUS, status);
        if (exact.isPresent()) {
            return exact.get().with(technical);
        }
        boolean accepted = received.status() == 200;
        return switch (ReplyReader.read(received.contentType(), received.body(), messageId)) {
            case Reply.Fault fault -> fault(fault);
            case Reply.Registry registry -> accepted ? registry(registry) : other(status).with(technical);
            case Reply.Existence existence -> accepted ? existence(existence) : other(status).with(technical);
            case Reply.Unreadable _ -> (accepted ? line(SignalKind.TRANSPORT, "unreadable") : other(status)).with(technical);
        };
    }

    private Line other(String status) {
        return line(SignalKind.STATUS, status.charAt(0) + "xx");
    }

    private Reaction registry(Reply.Registry registry) {
        List<Reply.RegistryError> decisive = registry.errors().stream().filter(e -> !e.warning()).toList();
        List<String> codes = registry.errors().stream().map(Reply.RegistryError::code).filter(c -> !c.isBlank()).distinct().toList();
        return switch (registry.status()) {
            case "Success" -> !decisive.isEmpty()
                    ? line(SignalKind.TRANSPORT, "unreadable").with(codes)
                    : line(SignalKind.RESPONSE, codes.isEmpty() ? "Success" : "Warning").with(codes);
            case "PartialSuccess" -> line(SignalKind.RESPONSE, "PartialSuccess").with(or(codes, "PartialSuccess"));
            case "Failure" -> decisive.isEmpty() ? line(SignalKind.RESPONSE, "Failure").with(or(codes, "Failure")) : worst(decisive);
            default -> line(SignalKind.TRANSPORT, "unreadable").with(List.of("HTTP 200"));
        };
    }

    private Reaction worst(List<Reply.RegistryError> errors) {
        var ranked = new ArrayList<>(errors);
        ranked.sort(Comparator.comparingInt((Reply.RegistryError e) -> WORST_LAST.indexOf(refusal(e).reaction())).reversed());
        List<String> codes = ranked.stream().map(Reply.RegistryError::code).filter(c -> !c.isBlank()).distinct().toList();
        return refusal(ranked.getFirst()).with(or(codes, "Failure"));
    }

    /** Nothing is stored after a failure, so a code that means success elsewhere asks a person. */
    private Line refusal(Reply.RegistryError error) {
        Line line = byCode(error.code()).or(() -> table.ofText(text(error))).or(() -> generic(error.code())).orElseGet(this::unknown);
        return refusing(line);
    }

    private Line refusing(Line line) {
        return line.reaction() == Kind.DONE ? unknown() : line;
    }

    /** Of an existence test that gave no state. */
    private Reaction existence(Reply.Existence existence) {
        String refusal = existence.acknowledgement().equals("AA") ? existence.response() : existence.acknowledgement();
        if (refusal.isEmpty() || refusal.equals("OK") || refusal.equals("NF")) {
            return line(SignalKind.TRANSPORT, "unreadable").with(List.of("HTTP 200"));
        }
        Line line = existence.details().stream().map(this::byCode).flatMap(Optional::stream).findFirst()
                .or(() -> table.ofText(existence.text())).or(() -> byCode(refusal)).orElseGet(this::unknown);
        return refusing(line).with(or(existence.details(), refusal));
    }

    private Reaction fault(Reply.Fault fault) {
        List<String> codes = fault.subcodes().isEmpty() ? List.of(fault.code()) : fault.subcodes();
        Optional<Line> known = fault.subcodes().stream().map(this::byCode).flatMap(Optional::stream).findFirst();
        Line line = known.or(() -> table.ofText(fault.text()))
                .or(() -> fault.subcodes().stream().anyMatch(Reactions::national) ? Optional.of(unknown()) : Optional.empty())
                .or(() -> table.of(SignalKind.FAULT, fault.code())).orElseGet(this::unknown);
        return refusing(line).with(codes);
    }

    private Optional<Line> byCode(String code) {
        return table.of(SignalKind.CODE, code);
    }

    private Optional<Line> generic(String code) {
        return table.of(SignalKind.GENERIC, code);
    }

    private Line line(SignalKind kind, String signal) {
        return table.of(kind, signal).orElseThrow(() -> new IllegalStateException("no reaction to " + kind + " " + signal));
    }

    private Line unknown() {
        return new Line(Signal.of(SignalKind.CODE, "*"), Kind.HUMAN, Health.UP, "DMP_HUMAN", Patience.USUAL);
    }

    private static boolean national(String code) {
        return Signal.of(SignalKind.CODE, code).value().startsWith("dmp");
    }

    private static String text(Reply.RegistryError error) {
        return Stream.of(error.code(), error.context() == null ? "" : error.context()).reduce("", (a, b) -> a + " " + b)
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> or(List<String> codes, String word) {
        return codes.isEmpty() ? List.of(word) : codes;
    }
}
