package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.chain.Past;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Patience;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.Siblings;
import fr.passerelle.core.rule.Turns;
import fr.passerelle.dmpdispatch.DmpCalls.Effect;
import fr.passerelle.dmpdispatch.Line.Access;
import fr.passerelle.dmpdispatch.Stops.Finding;
import fr.passerelle.formats.json.VaultPackages;

/**
 * Takes one dispatch towards the DMP one step on. May be killed anywhere and run again: the state written before a call says that
 * there may have been one, and what may have been sent is asked for before anything is sent again (docs/decisions/0033-doubt.md).
 */
final class DmpDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(DmpDispatch.class);
    /** Re-reads after a lost write or a settled doubt; more means that something else is wrong. */
    private static final int MOST_TURNS = 8;
    /** What an answered question says of the line. */
    private static final Reaction ANSWERED = new Reaction(Kind.DONE, Health.UP, "DMP_STORED", List.of());

    private final TransmissionStore store;
    private final VaultPackages packages;
    private final Turns turns;
    private final Stops stops;
    private final Profiles profiles;
    private final Line line;
    private final DmpCalls calls;
    private final DmpCalls rehearsal;
    private final RetryPolicy policy;
    private final Ending ending;
    private final Moves moves;
    private final InstantSource clock;

    /** @param rehearsal the same calls, which write what they would send and send nothing */
    DmpDispatch(TransmissionStore store, VaultPackages packages, Stops stops, Profiles profiles, Line line, DmpCalls calls,
            DmpCalls rehearsal,
            DispatchQueue queue, RetryPolicy policy, InstantSource clock) {
        this.store = store;
        this.packages = packages;
        this.turns = new Turns(store, queue, clock);
        this.stops = stops;
        this.profiles = profiles;
        this.line = line;
        this.calls = calls;
        this.rehearsal = rehearsal;
        this.policy = policy;
        this.ending = new Ending(policy);
        this.moves = new Moves(store, turns, new Siblings(store, queue, clock), new Announcing(store, packages, queue, clock), queue);
        this.clock = clock;
    }

    /**
     * Handles one message.
     *
     * @throws LeaseRunningException while another run is calling: the message must come back
     * @throws IllegalStateException when the dispatch does not exist
     */
    void handle(DispatchRef ref) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Dispatch dispatch = store.dispatch(ref).orElseThrow(() -> new IllegalStateException("no such dispatch"));
            if (step(dispatch) == Next.STOP) {
                return;
            }
        }
        throw new IllegalStateException("the dispatch does not settle");
    }

    private Next step(Dispatch dispatch) {
        return switch (dispatch.state()) {
            case READY -> due(dispatch) ? begin(dispatch) : moves.later(dispatch, Duration.between(clock.instant(), dispatch.dueAt()));
            case SENDING -> settle(dispatch);
            case RECEIVED -> Next.STOP;
            case HELD, REFUSED, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED -> written(dispatch);
        };
    }

    /** The run that wrote it may have been killed before it woke those who wait for it. */
    private Next written(Dispatch dispatch) {
        packages.formerMail(dispatch.ref().inputId()).ifPresent(content -> moves.wake(dispatch, Part.of(dispatch, content)));
        return Next.STOP;
    }

    private Next begin(Dispatch ready) {
        DocumentPackage content = packages.documents(ready.ref().inputId());
        Part part = Part.of(ready, content);
        if (content.deletes() && turns.cancelUnsent(ready, part.chain(), part.document())) {
            return Next.READ_AGAIN;
        }
        if (!content.deletes() && !ready.asksFirst() && turns.givesWay(ready, part.chain(), part.document())) {
            return Next.READ_AGAIN;
        }
        Past past = turns.before(ready, part.chain(), part.document());
        if (!past.settled()) {
            return turns.await(ready, part.chain(), part.document(), past) ? Next.READ_AGAIN : Next.STOP;
        }
        return switch (stops.judge(ready, content, past)) {
            case Finding.Stop(Dispatch after) -> moves.move(ready, after, part);
            case Finding.Rehearse(Finding.Go go, List<Reason> why) -> rehearse(go, part, why);
            case Finding.Go go -> {
                Task task = Task.of(go.ready(), go.content(), go.past());
                yield task instanceof Task.Nothing
                        ? withoutCall(go.ready(), part, task, go.consent())
                        : call(go.ready(), go.content(), part, task, go.consent(), go.profile());
            }
        };
    }

    /** Builds, signs and checks what would be sent, then holds it. What the DMP holds is not asked for. */
    private Next rehearse(Finding.Go go, Part part, List<Reason> why) {
        List<Reason> all = Stream.concat(why.stream(), rehearsal.rehearse(Task.of(go.ready(), go.content(), go.past())).stream()).toList();
        return moves.move(go.ready(), go.ready().held(HoldReason.PATHWAY, all, clock.instant()), part);
    }

    private Next withoutCall(Dispatch ready, Part part, Task task, String consent) {
        Instant now = clock.instant();
        Dispatch sending = ready.sending(consent, now.plus(policy.lease()), now);
        return moves.commit(ready, sending) ? moves.confirm(sending, sending.confirmed(task.notes(), now), part, task) : Next.READ_AGAIN;
    }

    private Next call(Dispatch ready, DocumentPackage content, Part part, Task task, String consent, @Nullable Profile profile) {
        return switch (line.ask(content.establishment(), ready.priority())) {
            case Access.Closed(HoldReason hold, Reason why, Instant due) -> putOff(ready, part, hold, why, due);
            case Access.Free(Departure departure) -> {
                Instant now = clock.instant();
                Dispatch sending = ready.sending(consent, now.plus(policy.lease()), now);
                yield moves.commit(ready, sending) ? send(ready, sending, content, part, task, profile, departure) : Next.READ_AGAIN;
            }
        };
    }

    /** What is in doubt keeps its mark, hence stays ready. */
    private Next putOff(Dispatch ready, Part part, HoldReason hold, Reason why, Instant due) {
        Instant now = clock.instant();
        if (!ready.inDoubt()) {
            return moves.move(ready, ready.heldUntil(due, hold, List.of(why), now), part);
        }
        Duration delay = DispatchQueue.atMost(policy.backoff().after(ready.attempts()));
        return moves.commit(ready, ready.retryAt(now.plus(delay), ready.reasons(), now)) ? moves.later(ready, delay) : Next.READ_AGAIN;
    }

    private Next send(Dispatch ready, Dispatch sending, DocumentPackage content, Part part, Task task, @Nullable Profile profile,
            Departure departure) {
        Optional<Next> over = ready.asksFirst() ? ask(sending, part, task) : Optional.empty();
        if (over.isPresent()) {
            return over.get();
        }
        boolean doubtful = profile != null && profile.doubtful(clock.instant());
        Supplier<Reaction> call = () -> calls.perform(task, departure);
        Reaction reaction = doubtful ? calls.refusal(task.enquiry()).orElseGet(call) : call.get();
        return conclude(sending, content, part, task, reaction, profile);
    }

    private Next conclude(Dispatch sending, DocumentPackage content, Part part, Task task, Reaction reaction, @Nullable Profile profile) {
        boolean open = line.tell(sending.establishment(), reaction);
        profiles.learn(content, reaction, profile, clock.instant());
        Optional<Next> over = reaction.kind() == Kind.CHECK ? ask(sending, part, task) : Optional.empty();
        return over.orElseGet(() -> write(sending, ending.after(sending, task, reaction, open, clock.instant()), part, task));
    }

    /** Asks what became of a call; empty when it had no effect, so that it may be made again. */
    private Optional<Next> ask(Dispatch sending, Part part, Task task) {
        return switch (calls.settle(task)) {
            case Effect.Took _ -> {
                line.tell(sending.establishment(), ANSWERED);
                yield Optional.of(moves.confirm(sending, ending.found(sending, task, clock.instant()), part, task));
            }
            case Effect.Unknown(Reaction why) -> {
                line.tell(sending.establishment(), why);
                yield Optional.of(askLater(sending));
            }
            case Effect.DidNot _ -> {
                line.tell(sending.establishment(), ANSWERED);
                LOG.info("dispatch {}: its call had no effect", sending.ref().dispatchId());
                yield Optional.empty();
            }
        };
    }

    /** A run ended in the middle of a call, or the DMP could not say what became of it. */
    private Next settle(Dispatch sending) {
        if (!due(sending)) {
            throw new LeaseRunningException();
        }
        if (!line.allowsQuestion(sending.establishment())) {
            return askLater(sending);
        }
        DocumentPackage content = packages.documents(sending.ref().inputId());
        Part part = Part.of(sending, content);
        Past past = turns.before(sending, part.chain(), part.document());
        if (content.deletes() && !past.settled()) {
            // Only after a restoration: what it takes away must be known first. A deletion asks anyway.
            moves.commit(sending, sending.ready(clock.instant()));
            return Next.READ_AGAIN;
        }
        Task task = Task.of(sending, content, past);
        return ask(sending, part, task).orElseGet(() -> {
            Instant now = clock.instant();
            moves.commit(sending, policy.exhausted(sending, Patience.USUAL, now)
                    ? ending.exhausted(sending, List.of(), now)
                    : sending.ready(now));
            return Next.READ_AGAIN;
        });
    }

    /** The dispatch stays {@code sending}: nothing is sent while nobody knows. The longer the doubt, the rarer the question. */
    private Next askLater(Dispatch sending) {
        Instant now = clock.instant();
        Duration doubt = Duration.between(sending.since(), now);
        if (doubt.compareTo(policy.longest()) > 0) {
            String hours = Long.toString(policy.longest().toHours());
            return moves.commit(sending, sending.held(HoldReason.DECISION, List.of(Reason.of("DMP_STILL_UNKNOWN", hours)), now))
                    ? Next.STOP
                    : Next.READ_AGAIN;
        }
        Duration lease = sending.dueAt() == null ? Duration.ZERO : Duration.between(now, sending.dueAt());
        return moves.later(sending, Collections.max(List.of(policy.backoff().base(), doubt, lease)));
    }

    private Next write(Dispatch before, Dispatch after, Part part, Task task) {
        Next next = after.state() == DispatchState.CONFIRMED ? moves.confirm(before, after, part, task) : moves.move(before, after, part);
        if (next == Next.STOP && after.state() == DispatchState.READY && after.dueAt() != null) {
            Duration delay = Duration.between(after.since(), after.dueAt());
            // A longer wait is left to the sweeper.
            return delay.compareTo(Dispatch.LONGEST_DELAY) <= 0 ? moves.later(after, delay) : next;
        }
        return next;
    }

    private boolean due(Dispatch dispatch) {
        return dispatch.dueAt() == null || !clock.instant().isBefore(dispatch.dueAt());
    }
}
