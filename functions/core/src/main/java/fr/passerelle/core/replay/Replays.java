package fr.passerelle.core.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.core.rule.KnownChains;
import fr.passerelle.core.work.ReplayOrder;
import fr.passerelle.core.work.ReplayOrder.Line;

/**
 * Shows and carries out orders to replay (use-cases.md K07 and K08). An order is kept, with its list, before the first dispatch is touched;
 * each dispatch and its successor are one commit. Killed anywhere and run again, an order ends in the same state; given twice, it gives the
 * same answer.
 */
public final class Replays {
    /** Mark of a dispatch that an order ended, and of the one that takes its place. */
    private static final String REPLAYED = "REPLAYED";
    private static final String ASKED = "REPLAY_ASKED";
    /** Writers that may come between a look and its write, one after the other. */
    private static final int MOST_LOST = 10;
    private static final Duration LOOK = Duration.ofDays(1);

    private final TransmissionStore store;
    private final TransmissionBrowser browser;
    private final ReplayOrders orders;
    private final WorkList work;
    private final DispatchQueue queue;
    private final InstantSource clock;

    public Replays(TransmissionStore store, TransmissionBrowser browser, ReplayOrders orders, WorkList work, DispatchQueue queue,
            InstantSource clock) {
        this.store = store;
        this.browser = browser;
        this.orders = orders;
        this.work = work;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param id known from a preview, absent: derived from what is asked, why and by whom
     */
    public record Request(Selection selection, @Nullable String id, String asked, String reason, String by) {}

    /** Told now and then of long work. */
    @FunctionalInterface
    public interface Progress {
        /** @param done of {@code all} */
        void at(int done, int all);
    }

    /** Answer to an order. */
    public sealed interface Answer {
        /**
         * It is carried out.
         *
         * @param before whether it had been before: nothing was done now
         */
        record Done(ReplayOrder order, boolean before) implements Answer {}

        /** Things are no longer as the preview showed them: nothing was done. */
        record Outdated(Preview now) implements Answer {}
    }

    /** Reads the whole table, once; decides nothing. */
    public Preview preview(Selection selection, Progress progress) {
        record Placed(Dispatch dispatch, int place) {}

        List<Dispatch> asked = asked(selection, progress);
        var chosen = new ArrayList<Placed>();
        Map<LeftOut, List<DispatchRef>> left = new EnumMap<>(LeftOut.class);
        for (Dispatch dispatch : asked) {
            Optional<LeftOut> state = ReplayRules.of(dispatch, false, null);
            Standing standing = state.isPresent() ? new Standing(null, 0, List.of()) : Standing.of(store, dispatch);
            Optional<LeftOut> why = state.isPresent() ? state : ReplayRules.of(dispatch, emptied(dispatch), standing.after());
            why.ifPresentOrElse(reason -> left.computeIfAbsent(reason, _ -> new ArrayList<>()).add(dispatch.ref()),
                    () -> chosen.add(new Placed(dispatch, standing.place())));
        }
        return new Preview(selection, chosen.stream().sorted(Comparator.comparingInt(Placed::place)).map(Placed::dispatch).toList(), left);
    }

    /**
     * Carries out an order, or goes on with one that was interrupted.
     *
     * @throws StoreUnavailableException when a store does not answer: the order may be given again
     */
    public Answer carryOut(Request request, Progress progress) {
        String finess = request.selection().establishment();
        String id = request.id() == null ? id(request) : request.id();
        Optional<ReplayOrder> known = orders.find(finess, id);
        if (known.isEmpty()) {
            Preview now = preview(request.selection(), (_, _) -> {
            });
            if (request.id() != null && !request.id().equals(now.order())) {
                return new Answer.Outdated(now);
            }
            var order = new ReplayOrder(id, finess, request.asked(), request.reason(), request.by(), clock.instant(), now.digest(),
                    now.chosen().size(), null);
            orders.give(order, now.lines());
            // Somebody may have given it at the same time: whichever was kept is carried out.
            known = orders.find(finess, id);
        }
        ReplayOrder order = known.orElseThrow(() -> new StoreUnavailableException("order not there", null));
        if (order.end() != null) {
            return new Answer.Done(order, true);
        }
        List<Line> lines = orders.lines(order);
        int replayed = 0;
        for (int i = 0; i < lines.size(); i++) {
            replayed += replay(order, lines.get(i)) ? 1 : 0;
            progress.at(i + 1, lines.size());
        }
        ReplayOrder ended = order.ended(clock.instant(), replayed, lines.size() - replayed);
        orders.end(ended);
        return new Answer.Done(ended, false);
    }

    /** @return false when it has changed since the order was given: it is left as it is */
    private boolean replay(ReplayOrder order, Line line) {
        for (int lost = 0; lost < MOST_LOST; lost++) {
            Dispatch dispatch = store.dispatch(line.dispatch())
                    .orElseThrow(() -> new StoreUnavailableException("dispatch not there", null));
            if (by(order, dispatch)) {
                follow(order, dispatch);
                return true;
            }
            Keeping keeping = store.keeping(line.dispatch().inputId()).orElse(null);
            Standing standing = Standing.of(store, dispatch);
            if (!dispatch.since().equals(line.since()) || keeping == null
                    || ReplayRules.of(dispatch, keeping.emptiedAt() != null, standing.after()).isPresent()) {
                return false;
            }
            Instant now = clock.instant();
            var writes = new ArrayList<Write>(List.of(
                    new Write.Move(dispatch, dispatch.replayed(Reason.of(REPLAYED, order.by(), order.id()), now)),
                    new Write.Create(dispatch.successor(Reason.of(ASKED, order.by(), order.id()), now)),
                    new Write.Keep(keeping, keeping.lookedAtAgain(now.plus(LOOK)))));
            writes.addAll(standing.guards());
            store.commit(writes);
        }
        throw new StoreUnavailableException("dispatch under contention", null);
    }

    /** What comes after the commit may be done twice: a message too many finds nothing to do. */
    private void follow(ReplayOrder order, Dispatch replayed) {
        work.close(replayed.establishment(), PrintJob.item(replayed.ref()), order.by(), clock.instant());
        store.dispatch(Succession.after(replayed.ref())).filter(next -> next.state() == DispatchState.READY)
                .ifPresent(next -> queue.send(next, Duration.ZERO));
    }

    private static boolean by(ReplayOrder order, Dispatch dispatch) {
        return dispatch.state() == DispatchState.REPLAYED
                && dispatch.reasons().stream().anyMatch(r -> r.code().equals(REPLAYED) && r.arguments().getLast().equals(order.id()));
    }

    private List<Dispatch> asked(Selection selection, Progress progress) {
        List<Input> inputs = browser.inputs(selection.establishment(), selection.from(), selection.before()).stream()
                .filter(selection::takes)
                .toList();
        Optional<Set<Member>> members = Optional.ofNullable(selection.chain())
                .map(document -> members(selection.establishment(), document));
        var asked = new ArrayList<Dispatch>();
        for (int i = 0; i < inputs.size(); i++) {
            String input = inputs.get(i).id();
            if (members.isEmpty() || members.get().stream().anyMatch(m -> m.inputId().equals(input))) {
                store.dispatches(input).stream().filter(d -> d.state() != DispatchState.REPLAYED || selection.dispatch() != null)
                        .filter(selection::takes).filter(d -> members.isEmpty() || in(members.get(), d)).forEach(asked::add);
            }
            progress.at(i + 1, inputs.size());
        }
        return asked;
    }

    /** What one input asked about one document of a chain. */
    private record Member(String inputId, String document) {}

    private Set<Member> members(String finess, String document) {
        List<Link> links = new KnownChains(store).find(new ChainKey(finess, document)).map(Chain::links).orElse(List.of());
        return links.stream().map(link -> new Member(link.inputId(), link.version().document())).collect(Collectors.toSet());
    }

    private static boolean in(Set<Member> members, Dispatch dispatch) {
        return dispatch.documents().stream().anyMatch(document -> members.contains(new Member(dispatch.ref().inputId(), document)));
    }

    private boolean emptied(Dispatch dispatch) {
        return store.keeping(dispatch.ref().inputId()).map(keeping -> keeping.emptiedAt() != null).orElse(true);
    }

    private static String id(Request request) {
        return Ids.input(Stream.concat(Stream.of("replay", request.reason(), request.by()), request.selection().words().stream())
                .toArray(String[]::new));
    }
}
