package fr.passerelle.indicators;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryMetrics.Figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputCountingTest {
    private final Hospital hospital = new Hospital();

    @Test
    void aDropIsCountedWhenItComesAndWhenItIsConfirmed() {
        hospital.drop("i1", "LL-1");
        hospital.count("i1");
        assertThat(hospital.counted()).isEqualTo(Map.of("received", 1L, "eligible", 1L, "ins_qualified", 1L));
        hospital.feed("i1", 0);
        hospital.count("i1");
        hospital.count("i1");
        assertThat(hospital.counted()).containsEntry("received", 1L).containsEntry("dmp_accepted", 1L).containsEntry("confirmed", 1L);
    }

    @Test
    void theSameDocumentRepairedAndDroppedAgainIsReceivedAndAcceptedOnce() {
        hospital.drop("i1", "LL-1");
        hospital.move("i1", 0, d -> d.sending("", Hospital.NOW, Hospital.NOW));
        hospital.move("i1", 0, d -> d.failed(RefusalClass.FAULT, List.of(Reason.of("DMP_TOO_LARGE")), Hospital.NOW));
        hospital.drop("i2", "LL-1");
        hospital.feed("i2", 0);
        hospital.count("i2");
        hospital.count("i1");
        assertThat(hospital.counted()).containsEntry("received", 1L).containsEntry("dmp_accepted", 1L)
                .containsEntry("dmp_failed:DMP_TOO_LARGE", 1L).containsEntry("ins_qualified", 1L);
    }

    @Test
    void whatIsCountedIsToldTheDashboardOnce() {
        hospital.drop("i1", "LL-1", "LL-2");
        hospital.feed("i1", 0);
        hospital.move("i1", 1, d -> d.sending("", Hospital.NOW, Hospital.NOW));
        hospital.move("i1", 1, d -> d.failed(RefusalClass.FAULT, List.of(Reason.of("DMP_TOO_LARGE")), Hospital.NOW));
        hospital.count("i1");
        hospital.count("i1");
        assertThat(hospital.metrics.drain()).containsExactlyInAnyOrder(new Figure("Sent", 1, Map.of("Destination", "dmp")),
                new Figure("Rejected", 1, Map.of()), new Figure("Rejected", 1, Map.of("Code", "DMP_TOO_LARGE")));
    }

    @Test
    void aReplayedDispatchAndItsSuccessorAreOneTransmissionAndNotAFirstPass() {
        hospital.drop("i1", "LL-1");
        hospital.move("i1", 0, d -> d.sending("", Hospital.NOW, Hospital.NOW));
        hospital.move("i1", 0, d -> d.failed(RefusalClass.FAULT, List.of(Reason.of("DMP_REFUSED")), Hospital.NOW));
        hospital.count("i1");
        hospital.replay("i1", 0);
        hospital.count("i1");
        assertThat(hospital.counted()).containsEntry("dmp_sent", 1L).containsEntry("dmp_accepted", 1L).containsEntry("confirmed", 1L)
                .containsEntry("dmp_failed:DMP_REFUSED", 1L).doesNotContainKey("first_pass");
    }

    @Test
    void aStayWithTwoLettersIsOneStay() {
        hospital.drop("i1", "LL-1", "LL-2");
        hospital.drop("i2", "LL-3");
        hospital.feed("i1", 0);
        hospital.feed("i1", 1);
        hospital.feed("i2", 0);
        hospital.count("i1");
        hospital.count("i2");
        assertThat(hospital.counted()).containsEntry("dmp_accepted", 3L).containsEntry("stay_with_letter", 1L)
                .containsEntry("stay_with_document", 1L);
    }

    @Test
    void moreDocumentsThanOneWriteHoldsAreAllCounted() {
        hospital.drop("i1", IntStream.range(0, 25).mapToObj(i -> "LL-" + i).toArray(String[]::new));
        IntStream.range(0, 25).forEach(part -> hospital.feed("i1", part));
        hospital.count("i1");
        assertThat(hospital.counted()).containsEntry("received", 25L).containsEntry("dmp_accepted", 25L).containsEntry("first_pass", 25L)
                .containsEntry("stay_with_letter", 1L);
    }

    @Test
    void killedAtAnyCallAndRunAgainNothingIsCountedTwiceOrLost() {
        Map<String, Long> expected = story(Crash.never());
        Crash whole = Crash.never();
        story(whole);
        for (int n = 1; n <= whole.calls(); n++) {
            for (Crash.When when : Crash.When.values()) {
                var here = new Hospital();
                fill(here);
                Crash crash = Crash.at(n, when);
                assertThatThrownBy(() -> here.counting(crash).count("i1")).isInstanceOf(Crash.Killed.class);
                here.count("i1");
                assertThat(here.counted()).as("killed %s call %d", when, n).isEqualTo(expected);
            }
        }
    }

    private static Map<String, Long> story(Crash crash) {
        var here = new Hospital();
        fill(here);
        here.counting(crash).count("i1");
        return here.counted();
    }

    private static void fill(Hospital here) {
        here.drop("i1", "LL-1", "LL-2", "LL-3", "LL-4");
        IntStream.range(0, 4).forEach(part -> here.feed("i1", part));
    }

    /** Records come in any order, several times, some never: in the end everything is counted once. */
    @Property(tries = 100)
    void whateverTheOrderOfTheRecordsTheSumsAreThoseOfTheStory(@ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> looks) {
        var here = new Hospital();
        var steps = List.<Runnable>of(() -> here.drop("i0", "LL-1"), () -> here.drop("i1", "LL-2", "LL-1b"), () -> here.feed("i1", 1),
                () -> here.feed("i0", 0), () -> here.drop("i2", "LL-2"), () -> here.feed("i1", 0));
        for (int step = 0; step < steps.size(); step++) {
            steps.get(step).run();
            int now = step;
            looks.stream().filter(look -> look <= now).map(look -> "i" + look % 3)
                    .filter(input -> here.store.input(input).isPresent()).forEach(here::count);
        }
        List.of("i2", "i1", "i0").forEach(here::count);
        assertThat(here.counted()).containsEntry("received", 3L).containsEntry("dmp_accepted", 3L).containsEntry("confirmed", 3L)
                .containsEntry("eligible", 3L).containsEntry("stay_with_letter", 1L).containsEntry("dmp_sent", 3L);
    }

    @Test
    void readersAtTheSameTimeCountOnceTogether() throws Exception {
        hospital.drop("i1", "LL-1", "LL-2");
        hospital.drop("i2", "LL-1");
        hospital.feed("i1", 0);
        hospital.feed("i2", 0);
        Callable<Boolean> reader = () -> {
            for (String input : List.of("i1", "i2")) {
                try {
                    hospital.count(input);
                } catch (StoreUnavailableException e) {
                    return false;
                }
            }
            return true;
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            assertThat(pool.invokeAll(List.of(reader, reader, reader, reader))).allMatch(f -> f.state() == Future.State.SUCCESS);
        }
        hospital.count("i1");
        hospital.count("i2");
        assertThat(hospital.counted()).containsEntry("received", 2L).containsEntry("dmp_accepted", 1L).containsEntry("confirmed", 2L);
    }

    @Test
    void anInputThatIsNoLongerThereOrNotJudgedYetCountsNothing() {
        hospital.count("nowhere");
        assertThat(hospital.counted()).isEmpty();
    }
}
