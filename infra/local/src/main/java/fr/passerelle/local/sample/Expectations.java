package fr.passerelle.local.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;
import fr.passerelle.local.sample.SampleDay.Expectation;

/** Holds what came out against what the manifest expects: missing, surplus and different outcomes are all unexpected. */
final class Expectations {
    private static final String DUPLICATE = "duplicate";
    private static final String HELD = "held/";

    private final Map<String, List<Expectation>> byInput = new LinkedHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private final Function<DispatchRef, List<String>> histories;

    /** @param histories words of the states a dispatch has had */
    Expectations(SampleDay day, Function<DispatchRef, List<String>> histories) {
        this.histories = histories;
        for (SampleDay.Phase phase : day.phases()) {
            phase.drops().forEach(drop -> expect(drop.establishment() + "/" + inputName(drop), drop.expect()));
            phase.appointments().forEach(sending -> expect(sending.input(), sending.expect()));
            phase.hospital().forEach(told -> expect(told.input(), told.expect()));
        }
    }

    private static String inputName(SampleDay.Deposit drop) {
        return drop.name() != null ? drop.name() : drop.files().keySet().iterator().next();
    }

    private void expect(String input, List<Expectation> expected) {
        byInput.computeIfAbsent(input, key -> new ArrayList<>()).addAll(expected);
    }

    void compare(List<InputOutcome> inputs) {
        Map<String, List<Expectation>> open = new LinkedHashMap<>();
        byInput.forEach((input, expected) -> open.put(input, new ArrayList<>(expected)));
        for (InputOutcome input : inputs) {
            List<Expectation> expected = open.getOrDefault(input.label(), new ArrayList<>());
            if (input.duplicateOf() != null) {
                duplicate(input, expected);
            }
            input.outcomes().forEach(outcome -> pair(input.input().id(), outcome, expected));
        }
        open.forEach((input, missing) -> missing.forEach(
                expectation -> surprises.add(input + " : " + expectation.destination() + " " + expectation.words() + " attendu, absent")));
    }

    private void duplicate(InputOutcome input, List<Expectation> expected) {
        var match = expected.stream().filter(e -> e.destination().equals(DUPLICATE)).findFirst();
        if (input.input().name().equals(input.duplicateOf())) {
            // The same name dropped again with the same content: expected of every store that keeps versions.
            return;
        }
        if (match.isEmpty()) {
            surprises.add(input.label() + " : doublon imprévu de " + input.duplicateOf());
        } else if (match.get().state().equals(input.duplicateOf())) {
            expected.remove(match.get());
        }
    }

    private void pair(String inputId, Outcome outcome, List<Expectation> expected) {
        var match = expected.stream().filter(e -> e.destination().equals(outcome.destination())).findFirst();
        String words = match.map(Expectation::words).orElse("rien");
        List<String> states = histories.apply(new DispatchRef(inputId, outcome.id()));
        Outcome judged = outcome.judged(left(states), words);
        outcomes.add(judged);
        match.ifPresent(expected::remove);
        if (!judged.asExpected()) {
            surprises.add(outcome.input() + " : " + outcome.destination() + " " + outcome.words() + ", attendu " + words);
        }
        match.ifPresent(expectation -> {
            codes(judged, expectation);
            through(states, judged, expectation);
        });
    }

    /** What was waited for, the state it is in left out. */
    private static List<String> left(List<String> states) {
        return states.stream().limit(Math.max(0, states.size() - 1)).filter(state -> state.startsWith(HELD))
                .map(state -> state.substring(HELD.length())).distinct().toList();
    }

    private void codes(Outcome outcome, Expectation expectation) {
        for (String code : expectation.codes()) {
            if (outcome.reasons().stream().noneMatch(why -> why.code().equals(code))) {
                surprises.add(outcome.input() + " : " + outcome.destination() + " sans le motif attendu " + code);
            }
        }
    }

    private void through(List<String> states, Outcome outcome, Expectation expectation) {
        if (!states.containsAll(expectation.through())) {
            surprises.add(outcome.input() + " : " + outcome.destination() + " n'est pas passé par " + expectation.through());
        }
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }
}
