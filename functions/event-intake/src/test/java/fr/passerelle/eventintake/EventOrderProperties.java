package fr.passerelle.eventintake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.core.work.WorkItem;

import static fr.passerelle.eventintake.Ward.INS;
import static fr.passerelle.eventintake.Ward.event;
import static fr.passerelle.eventintake.Ward.identity;
import static org.assertj.core.api.Assertions.assertThat;

/** Events of one patient come late, twice and in any order. */
class EventOrderProperties {
    private static final int MERGE = 7;
    private static final List<String> STATUSES = List.of("PROVISOIRE", "VALIDEE", "QUALIFIEE", "QUALIFIEE");

    /** Where one run ends: the registers, what waits, what people must settle. */
    private record End(List<Optional<KnownIdentity>> registers, List<String> dispatches, Set<String> work) {}

    @Property(tries = 150)
    void whateverTheirOrderTheyEndInTheSameState(@ForAll("orders") Tuple2<List<Integer>, List<Integer>> orders) {
        List<byte[]> events = IntStream.range(0, orders.get1().size()).mapToObj(i -> told(i, orders.get1().get(i))).toList();
        End inOrder = run(events);

        assertThat(run(orders.get2().stream().map(events::get).toList())).isEqualTo(inOrder);
    }

    /** What happens, one thing a minute, and the order of arrival: each event at least once. */
    @Provide
    Arbitrary<Tuple2<List<Integer>, List<Integer>>> orders() {
        Arbitrary<List<Integer>> said = Arbitraries.integers().between(0, MERGE - 1).list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(said, Arbitraries.of(true, false)).as(EventOrderProperties::merging).flatMap(kinds -> {
            List<Integer> each = IntStream.range(0, kinds.size()).boxed().toList();
            return Arbitraries.of(each).list().ofMaxSize(4).flatMap(again -> {
                var all = new ArrayList<>(each);
                all.addAll(again);
                return Arbitraries.shuffle(all).map(order -> Tuple.of(kinds, order));
            });
        });
    }

    /** Once merged, an identity says nothing more. */
    private static List<Integer> merging(List<Integer> said, boolean merged) {
        return merged ? Stream.concat(said.stream(), Stream.of(MERGE)).toList() : said;
    }

    private static byte[] told(int minute, int kind) {
        String at = "2026-03-15T10:%02d:00+01:00".formatted(minute);
        String id = "E-" + minute;
        return switch (kind) {
            case 0, 1, 2, 3 -> identity(id, at, "IPP-1", INS, STATUSES.get(kind), "");
            case 4 -> identity(id, at, "IPP-1", INS, "QUALIFIEE", "\"DOUT\"");
            case 5 -> event("ins-withdrawn", id, at, "\"ipp\": \"IPP-1\"");
            case MERGE -> event("merge", id, at, "\"survivor\": \"IPP-2\", \"merged\": \"IPP-1\"");
            default -> identity(id, at, "IPP-2", INS, "QUALIFIEE", "");
        };
    }

    private static End run(List<byte[]> events) {
        var ward = new Ward();
        List<Dispatch> all = List.of(ward.about(InputKind.DESCRIPTOR, "held", ward.ipp("IPP-1"), Ward::held),
                ward.about(InputKind.DESCRIPTOR, "ready", ward.ipp("IPP-1"), d -> d.ready(Ward.NOW)),
                ward.about(InputKind.APPOINTMENT, "rdv", ward.ipp("IPP-1"), Ward::held),
                ward.about(InputKind.DESCRIPTOR, "gone", ward.ipp("IPP-1"), Ward::confirmed));
        for (byte[] event : events) {
            ward.tell(event);
            ward.requests.drain().forEach(request -> judged(ward, request));
        }
        return new End(List.of(ward.identities.of(Ward.FINESS, ward.ipp("IPP-1")), ward.identities.of(Ward.FINESS, ward.ipp("IPP-2")),
                ward.identities.of(Ward.FINESS, ward.ins(INS))),
                all.stream().map(ward::stored).map(d -> d.state() + "/" + d.hold()).toList(),
                ward.work.open(Ward.FINESS).stream().map(WorkItem::id).collect(Collectors.toSet()));
    }

    /** What document-intake does of it: the identity is sound, so it leaves. */
    private static void judged(Ward ward, IntakeRequest request) {
        if (request instanceof IntakeRequest.JudgeAgain(String inputId)) {
            ward.store.dispatches(inputId).forEach(held -> ward.store.commit(List.of(new Write.Move(held, held.released(Ward.NOW)))));
        }
    }
}
