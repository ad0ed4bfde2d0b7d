package fr.passerelle.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.consent.Choice.Representation;

/**
 * A patient's choices in force at one instant: the fold of a history whose lines may come in any order. For each id the line collected
 * last speaks; one that withdraws speaks no more. Several ids may speak of the same thing: the most restrictive wins.
 *
 * @param inForce lines that apply, the one collected first before the others
 */
public record Consents(List<ChoiceRecord> inForce) {
    private static final Comparator<ChoiceRecord> SAID = Comparator.comparing(ChoiceRecord::collectedAt)
            .thenComparing(ChoiceRecord::recordedAt);
    private static final Comparator<ChoiceRecord> FIRST_SAID = SAID.thenComparing(ChoiceRecord::id);

    public static final Consents NONE = new Consents(List.of());

    public Consents {
        inForce = inForce.stream().sorted(FIRST_SAID).toList();
    }

    /** @param history lines of all the keys of the patient; the same line may be there under several of them */
    public static Consents at(Collection<ChoiceRecord> history, Instant now) {
        Map<String, List<ChoiceRecord>> speaking = new LinkedHashMap<>();
        history.stream().distinct().forEach(line -> speaking.merge(line.id(), List.of(line), Consents::later));
        return new Consents(speaking.values().stream().flatMap(List::stream).filter(line -> line.appliesAt(now)).toList());
    }

    /** Lines said at the very same instant all speak, so that none is lost to the order they are read in. */
    private static List<ChoiceRecord> later(List<ChoiceRecord> before, List<ChoiceRecord> next) {
        int order = SAID.compare(before.getFirst(), next.getFirst());
        if (order != 0) {
            return order > 0 ? before : next;
        }
        var both = new ArrayList<>(before);
        both.addAll(next);
        return both;
    }

    /** The opposition that stops a sending to this destination, the first one said when there are several. */
    public Optional<ChoiceRecord> opposition(ConsentScope scope, Subject subject) {
        return first(choice -> choice instanceof Choice.Opposition o && o.scopes().contains(scope) && o.reach().concerns(subject));
    }

    /** What is known of the patient's information. It is a fact, not a choice: told once, by anybody, the patient is told. */
    public Information information() {
        if (first(Choice.Informed.class::isInstance).isPresent()) {
            return Information.INFORMED;
        }
        return first(Choice.NotCollected.class::isInstance).isPresent() ? Information.NOT_COLLECTED : Information.UNKNOWN;
    }

    /** The line that {@link #information} comes from: the proof when the patient is informed; empty when nothing is known. */
    public Optional<ChoiceRecord> informationRecord() {
        return first(Choice.Informed.class::isInstance).or(() -> first(Choice.NotCollected.class::isInstance));
    }

    /** Care that a minor keeps from the legal representatives. */
    public Optional<ChoiceRecord> secretCare(Subject subject) {
        return first(choice -> choice instanceof Choice.SecretCare s && s.reach().concerns(subject));
    }

    /** Care of a minor that somebody checked not to be secret. Says nothing against {@link #secretCare}, which wins. */
    public Optional<ChoiceRecord> ordinaryCare(Subject subject) {
        return first(choice -> choice instanceof Choice.OrdinaryCare o && o.reach().concerns(subject));
    }

    /** The wish to get paper. */
    public Optional<ChoiceRecord> paper() {
        return first(Choice.PaperWish.class::isInstance);
    }

    /** @param pathway identifier of the pathway */
    public boolean pilotMember(String pathway) {
        return first(new Choice.PilotMember(pathway)::equals).isPresent();
    }

    /** Who represents the patient. */
    public Set<Representation> representations() {
        return choices().flatMap(choice -> choice instanceof Choice.Represented r ? Stream.of(r.by()) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<ChoiceRecord> first(Predicate<Choice> about) {
        return inForce.stream().filter(line -> about.test(line.choice())).findFirst();
    }

    private Stream<Choice> choices() {
        return inForce.stream().map(ChoiceRecord::choice);
    }

    /** What is known of the information of a patient (consent-and-rules.md §4.2). */
    public enum Information {
        /** Told: {@code INO} or {@code IO} of segment {@code ZFA} (use-cases.md §6). */
        INFORMED,
        /** Looked for and not collected: {@code NA}. */
        NOT_COLLECTED,
        /** Nothing was ever recorded. */
        UNKNOWN
    }
}
