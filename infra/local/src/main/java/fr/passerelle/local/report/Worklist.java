package fr.passerelle.local.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.work.WorkItem;

/** What waits in an establishment, and what people must settle: who must do what, the oldest first (use-cases.md §5.G). */
public final class Worklist {
    private final TransmissionBrowser browser;
    private final TransmissionStore store;
    private final WorkList work;
    private final RejectCatalogue catalogue;

    public Worklist(TransmissionBrowser browser, TransmissionStore store, WorkList work, RejectCatalogue catalogue) {
        this.browser = browser;
        this.store = store;
        this.work = work;
        this.catalogue = catalogue;
    }

    /**
     * One line; without identity, the documents are named by the hospital's own names.
     *
     * @param id of the dispatch or of the item
     * @param hold what is waited for, absent for an item
     * @param unit code of the unit, absent when unknown
     * @param input the hospital's name of the input, absent for an item about several
     * @param days whole days of waiting
     * @param text what it is about and the next step, in French
     * @param owner who must act, in French
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String id, @Nullable String hold, @Nullable String unit, @Nullable String input, long days, Instant since,
            String text, String owner) {}

    /** @param unit only those of this unit, absent: all */
    public List<Line> of(String establishment, @Nullable String unit, Instant now) {
        Stream<Line> held = browser.inputs().stream().filter(input -> input.establishment().equals(establishment))
                .flatMap(input -> store.dispatches(input.id()).stream().filter(d -> d.state() == DispatchState.HELD)
                        .map(dispatch -> line(input, dispatch, now)));
        Stream<Line> items = work.open(establishment).stream().map(item -> line(item, now));
        return Stream.concat(held, items).filter(line -> unit == null || unit.equals(line.unit()))
                .sorted(Comparator.comparing((Line line) -> line.hold() == null ? "" : line.hold()).thenComparing(Line::since)
                        .thenComparing(Line::id))
                .toList();
    }

    private Line line(Input input, Dispatch dispatch, Instant now) {
        HoldReason hold = dispatch.hold();
        return new Line(dispatch.ref().dispatchId(), hold == null ? null : hold.word(), input.origin().unit(), input.name(),
                days(dispatch.since(), now), dispatch.since(), text(dispatch.reasons()), owner(dispatch.reasons()));
    }

    private Line line(WorkItem item, Instant now) {
        String input = item.dispatch() == null ? null : store.input(item.dispatch().inputId()).map(Input::name).orElse(null);
        List<Reason> reasons = List.of(item.reason());
        return new Line(item.id(), null, item.unit(), input, days(item.openedAt(), now), item.openedAt(), text(reasons), owner(reasons));
    }

    private String text(List<Reason> reasons) {
        return String.join(" ", reasons.stream().map(catalogue::sentence).toList());
    }

    private String owner(List<Reason> reasons) {
        return String.join(", ", reasons.stream().map(reason -> catalogue.entry(reason.code()).owner().label()).distinct().toList());
    }

    private static long days(Instant since, Instant now) {
        return Duration.between(since, now).toDays();
    }
}
