package fr.passerelle.dmpdispatch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Presence;
import fr.passerelle.core.port.DocumentRegistry.ProfileAnswer;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.port.DocumentRegistry.Removal;

/** The calls a task is made of: references are asked for just before they are used, since they change (dmp-transport.md §7). */
final class DmpCalls {
    /** Where the answer comes from, in place of a national code. */
    private static final String EXISTENCE = "TD0.2";
    /** In place of a reference that only the DMP could give. */
    private static final String REHEARSED = "urn:uuid:00000000-0000-4000-8000-000000000000";

    private final DocumentRegistry dmp;

    DmpCalls(DocumentRegistry dmp) {
        this.dmp = dmp;
    }

    /** What became of a task nobody saw the end of. */
    sealed interface Effect {
        record Took() implements Effect {}

        record DidNot() implements Effect {}

        record Unknown(Reaction why) implements Effect {}
    }

    /**
     * Makes the calls of a task.
     *
     * @param departure of each of them that changes something
     */
    Reaction perform(Task task, Departure departure) {
        return switch (task) {
            case Task.Create create -> human(dmp.feed(create.lot(), departure));
            case Task.Replace replace -> withReference(replace.replaced(), gone("DMP_REPLACED_GONE"),
                    reference -> dmp.feed(replacing(replace.lot(), reference), departure));
            case Task.Delete delete -> withReference(delete.enquiry(), done("DMP_ALREADY_ABSENT"),
                    reference -> dmp.delete(new Removal(delete.content(), delete.part(), delete.lotId(), reference), departure));
            case Task.Nothing _ -> done("DMP_STORED");
        };
    }

    /**
     * Makes a call that reaches nobody, so that what is wrong with it is known; a deletion is never rehearsed.
     *
     * @return why it could not be sent, empty when it could
     */
    Optional<Reason> rehearse(Task task) {
        return switch (task) {
            case Task.Create create -> wrong(dmp.feed(create.lot(), Departure.AT_ONCE));
            case Task.Replace replace -> wrong(dmp.feed(replacing(replace.lot(), REHEARSED), Departure.AT_ONCE));
            case Task.Delete _,Task.Nothing _ -> Optional.empty();
        };
    }

    /** A call without effect is to be tried again: anything else is a fault of what was to be sent, or of its certificates. */
    private static Optional<Reason> wrong(Reaction reaction) {
        return reaction.kind() == Kind.RETRY
                ? Optional.empty()
                : Optional.of(Reason.of(reaction.catalogueCode(), reaction.nationalCodes().toArray(String[]::new)));
    }

    /** Asks whether a task took effect, without doing it again. */
    Effect settle(Task task) {
        return switch (task) {
            case Task.Create _,Task.Replace _ -> switch (dmp.find(task.enquiry())) {
                case Presence.Found _ -> new Effect.Took();
                case Presence.Absent _ -> new Effect.DidNot();
                case Presence.Unknown(Reaction why) -> new Effect.Unknown(why);
            };
            case Task.Delete _ -> switch (dmp.find(task.enquiry())) {
                case Presence.Found _ -> new Effect.DidNot();
                case Presence.Absent _ -> new Effect.Took();
                case Presence.Unknown(Reaction why) -> new Effect.Unknown(why);
            };
            case Task.Nothing _ -> new Effect.Took();
        };
    }

    /** Asks whether the profile is open; the reaction that stops the document when it is not, or when nobody can say. */
    Optional<Reaction> refusal(Enquiry enquiry) {
        return switch (dmp.profile(enquiry)) {
            case ProfileAnswer.Known(Profile.State state) -> switch (state) {
                case OPEN -> Optional.empty();
                case CLOSED -> Optional.of(new Reaction(Kind.NOT_DELIVERABLE, Health.UP, "DMP_CLOSED", List.of(EXISTENCE)));
                case NONE -> Optional.of(new Reaction(Kind.NOT_DELIVERABLE, Health.UP, "DMP_NO_RECORD", List.of(EXISTENCE)));
            };
            case ProfileAnswer.Unknown(Reaction why) -> Optional.of(notSent(why));
        };
    }

    /** Uses the reference of a document; told that it is not the right one, asks again and goes on once, if it has another. */
    private Reaction withReference(Enquiry enquiry, Reaction whenAbsent, Function<String, Reaction> call) {
        Presence first = dmp.find(enquiry);
        if (!(first instanceof Presence.Found(List<String> references)) || references.size() != 1) {
            return without(first, whenAbsent);
        }
        Reaction reaction = call.apply(references.getFirst());
        if (reaction.kind() != Kind.REBUILD) {
            return reaction;
        }
        Presence second = dmp.find(enquiry);
        if (second instanceof Presence.Found(List<String> others) && others.size() == 1 && !others.equals(references)) {
            return human(call.apply(others.getFirst()));
        }
        return second instanceof Presence.Found ? human(reaction) : without(second, whenAbsent);
    }

    private static Reaction without(Presence presence, Reaction whenAbsent) {
        return switch (presence) {
            case Presence.Absent _ -> whenAbsent;
            case Presence.Found(List<String> references) -> new Reaction(Kind.HUMAN, Health.UP, "DMP_SEVERAL_REFERENCES",
                    List.of(Integer.toString(references.size())));
            case Presence.Unknown(Reaction why) -> notSent(why);
        };
    }

    /** Nothing was sent yet, so a question without answer is only a matter of time. */
    private static Reaction notSent(Reaction why) {
        return switch (why.kind()) {
            case DONE, CHECK, REBUILD -> new Reaction(Kind.RETRY, why.health(), "DMP_RETRY", why.nationalCodes(), why.patience());
            case RETRY, HUMAN, CONFIG, PERMANENT, NOT_DELIVERABLE -> why;
        };
    }

    private static Lot replacing(Lot lot, String reference) {
        return new Lot(lot.content(), lot.part(), lot.lotId(), lot.visibility(), reference);
    }

    private static Reaction done(String code) {
        return new Reaction(Kind.DONE, Health.UP, code, List.of());
    }

    private static Reaction gone(String code) {
        return new Reaction(Kind.HUMAN, Health.UP, code, List.of());
    }

    /** There is no reference left to ask for. */
    private static Reaction human(Reaction reaction) {
        return reaction.kind() == Kind.REBUILD
                ? new Reaction(Kind.HUMAN, reaction.health(), reaction.catalogueCode(), reaction.nationalCodes())
                : reaction;
    }
}
