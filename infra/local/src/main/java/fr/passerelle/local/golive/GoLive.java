package fr.passerelle.local.golive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayRules;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.reject.CatalogueEntry;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.local.golive.GoLiveReport.Lack;
import fr.passerelle.local.golive.GoLiveReport.Line;
import fr.passerelle.local.golive.GoLiveReport.Stop;
import fr.passerelle.local.golive.GoLiveReport.Tally;
import fr.passerelle.local.golive.GoLiveReport.Unlisted;

/** Draws the report of a pathway from what was transmitted: counting only, nothing is read nor changed. */
public final class GoLive {
    private static final int EXAMPLES = 3;

    private final PathwayRules rules;
    private final RejectCatalogue catalogue;

    public GoLive(PathwayRules rules, RejectCatalogue catalogue) {
        this.rules = rules;
        this.catalogue = catalogue;
    }

    /** Where a dispatch stands, seen from the opening of the pathway. */
    private enum Standing {
        WOULD_BE_SENT,
        SENT,
        UNDER_WAY,
        STOPPED;

        static Standing of(Dispatch dispatch) {
            return switch (dispatch.state()) {
                case HELD -> dispatch.hold() == HoldReason.PATHWAY ? WOULD_BE_SENT : STOPPED;
                case SENT, CONFIRMED, READ, ANSWERED, CLOSED, PRINTED -> SENT;
                case RECEIVED, READY, SENDING -> UNDER_WAY;
                case REFUSED, FAILED, CANCELLED, REPLAYED -> STOPPED;
            };
        }
    }

    /** A dispatch and the input it comes from. */
    private record Item(Transmission from, Dispatch dispatch) {}

    /** What a dispatch carries, counted. */
    private record Content(String destination, @Nullable String type, @Nullable String unit) {}

    /** What stops a dispatch, the same for all those it stops. */
    private record Cause(String state, @Nullable String code) {}

    /** @param all what is known of the establishment: only what was counted to the pathway is looked at, duplicates apart */
    public GoLiveReport report(Pathway pathway, List<Transmission> all) {
        List<Transmission> counted = all.stream().filter(t -> pathway.establishment().equals(t.input().establishment()))
                .filter(t -> pathway.id().equals(t.input().origin().pathway())).filter(t -> t.input().duplicateOf() == null).toList();
        List<Item> items = counted.stream().flatMap(t -> t.dispatches().stream().map(d -> new Item(t, d))).toList();
        return new GoLiveReport(pathway.establishment(), pathway.id(), pathway.title(), pathway.state().word(), pathway.version(),
                counted.size(), tally(items, Standing.WOULD_BE_SENT), tally(items, Standing.SENT),
                at(items, Standing.UNDER_WAY).size(), stops(at(items, Standing.STOPPED)), unlisted(pathway, all), missing(pathway));
    }

    private static List<Item> at(List<Item> items, Standing standing) {
        return items.stream().filter(item -> Standing.of(item.dispatch()) == standing).toList();
    }

    private static Tally tally(List<Item> items, Standing standing) {
        var counts = new HashMap<Content, Integer>();
        List<Item> chosen = at(items, standing);
        chosen.stream().flatMap(GoLive::contents).forEach(content -> counts.merge(content, 1, Integer::sum));
        return new Tally(chosen.size(), counts.entrySet().stream()
                .map(e -> new Line(e.getKey().destination(), e.getKey().type(), e.getKey().unit(), e.getValue()))
                .sorted(Comparator.comparingInt(Line::count).reversed().thenComparing(String::valueOf)).toList());
    }

    private static Stream<Content> contents(Item item) {
        Origin origin = item.from().input().origin();
        String destination = item.dispatch().destination().word();
        if (item.dispatch().documents().isEmpty()) {
            return Stream.of(new Content(destination, null, origin.unit()));
        }
        Map<String, String> types = origin.carried().stream()
                .collect(Collectors.toMap(Origin.Carried::document, Origin.Carried::type, (first, _) -> first));
        return item.dispatch().documents().stream().map(document -> new Content(destination, types.get(document), origin.unit()));
    }

    private List<Stop> stops(List<Item> items) {
        var byCause = new LinkedHashMap<Cause, List<Item>>();
        for (Item item : items) {
            causes(item.dispatch()).forEach(cause -> byCause.computeIfAbsent(cause, _ -> new ArrayList<>()).add(item));
        }
        return byCause.entrySet().stream().map(e -> stop(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingInt(Stop::dispatches).reversed().thenComparing(stop -> stop.state() + stop.code())).toList();
    }

    private static Stream<Cause> causes(Dispatch dispatch) {
        String hold = dispatch.hold() == null ? "" : "/" + dispatch.hold().word();
        String state = dispatch.state().word() + hold;
        return dispatch.reasons().isEmpty()
                ? Stream.of(new Cause(state, null))
                : dispatch.reasons().stream().map(reason -> new Cause(state, reason.code())).distinct();
    }

    private Stop stop(Cause cause, List<Item> items) {
        List<String> examples = items.stream().map(item -> item.from().input().name()).distinct().limit(EXAMPLES).toList();
        String code = cause.code();
        if (code == null) {
            return new Stop(cause.state(), null, null, null, items.size(), examples);
        }
        Predicate<Reason> same = reason -> reason.code().equals(code);
        String text = items.getFirst().dispatch().reasons().stream().filter(same).findFirst().map(catalogue::sentence).orElse(null);
        CatalogueEntry entry = catalogue.entry(code);
        return new Stop(cause.state(), code, text, entry.owner().label(), items.size(), examples);
    }

    /** What waits because no pathway lists it, the type most waited for first. */
    private static List<Unlisted> unlisted(Pathway pathway, List<Transmission> all) {
        var byType = new TreeMap<String, List<String>>();
        all.stream().filter(t -> pathway.establishment().equals(t.input().establishment()))
                .filter(t -> t.input().origin().pathway() == null && t.input().duplicateOf() == null)
                .forEach(t -> types(t).forEach(type -> byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(t.input().name())));
        return byType.entrySet().stream()
                .map(e -> new Unlisted(e.getKey(), e.getValue().size(), e.getValue().stream().limit(EXAMPLES).toList()))
                .sorted(Comparator.comparingInt(Unlisted::inputs).reversed()).toList();
    }

    private static Stream<String> types(Transmission transmission) {
        return transmission.dispatches().stream().filter(d -> d.state() == DispatchState.HELD).flatMap(d -> d.reasons().stream())
                .filter(reason -> reason.code().equals("TYPE_NOT_LISTED")).map(reason -> reason.arguments().getFirst()).distinct();
    }

    private List<Lack> missing(Pathway pathway) {
        return rules.faults(pathway.in(PathwayState.GENERAL)).stream().map(fault -> new Lack(fault.code(), catalogue.sentence(fault)))
                .toList();
    }
}
