package fr.passerelle.acknowledger;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;

import fr.passerelle.acknowledger.InputResult.DispatchResult;
import fr.passerelle.acknowledger.InputResult.ReasonResult;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.reject.Owner;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.json.Json;

/** Makes the answer to an input: its states as data for the integrator, and as French sentences for the staff. */
public final class ResultReport {
    private final RejectCatalogue catalogue;
    private final NextSteps steps;
    private final ObjectWriter writer = Json.mapper().writerWithDefaultPrettyPrinter();

    ResultReport(RejectCatalogue catalogue, NextSteps steps) {
        this.catalogue = catalogue;
        this.steps = steps;
    }

    /** The result as the hospital reads it, UTF-8; the same bytes for the same state. */
    byte[] of(Input input, List<Dispatch> dispatches) {
        List<DispatchResult> each = dispatches.stream().map(this::dispatch).toList();
        var result = new InputResult(input.name(), input.id(), input.receivedAt(), input.digest(), input.answers(),
                summary(input, dispatches), each, input.notes().stream().map(this::reason).toList());
        try {
            return writer.writeValueAsBytes(result);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DispatchResult dispatch(Dispatch dispatch) {
        NextSteps.Step step = steps.after(dispatch, catalogue);
        HoldReason hold = dispatch.hold();
        RefusalClass refusal = dispatch.refusal();
        return new DispatchResult(dispatch.ref().dispatchId(), dispatch.destination().word(), dispatch.documents(), dispatch.state().word(),
                step.label(), hold == null ? null : hold.word(), refusal == null ? null : refusal.word(), dispatch.since(),
                dispatch.dueAt(),
                dispatch.reasons().stream().map(this::reason).toList(), step.action(), names(step.actors()));
    }

    private ReasonResult reason(Reason reason) {
        return new ReasonResult(reason.code(), reason.subject(), catalogue.sentence(reason),
                catalogue.entry(reason.code()).owner().label());
    }

    /** E.g. {@code DMP : remis ; messagerie du patient : retenu, identité à qualifier. À faire par : Cellule d'identitovigilance.} */
    private String summary(Input input, List<Dispatch> dispatches) {
        if (dispatches.isEmpty()) {
            return !input.judged()
                    ? "Reçu : examen en cours."
                    : input.kind() == InputKind.EVENT ? "Événement pris en compte." : "Reçu : aucun envoi.";
        }
        String states = dispatches.stream().map(d -> steps.label(d.destination()) + " : " + steps.after(d, catalogue).label()).distinct()
                .collect(Collectors.joining(" ; "));
        List<Owner> actors = dispatches.stream().flatMap(d -> steps.after(d, catalogue).actors().stream()).distinct().toList();
        String sentence = Character.toUpperCase(states.charAt(0)) + states.substring(1) + ".";
        return actors.isEmpty() ? sentence + " Rien à faire." : sentence + " À faire par : " + names(actors) + ".";
    }

    private static String names(List<Owner> actors) {
        return actors.isEmpty() ? Owner.NOBODY.label() : actors.stream().map(Owner::label).collect(Collectors.joining(", "));
    }
}
