package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every establishment has its turn, whatever happens to the others. */
class ReleaserTurnTest {
    private static final List<String> ALL = List.of("690781810", "750712184", "870000015");

    private final AtomicReference<Instant> now = new AtomicReference<>(Night.NOW);
    private final List<String> visited = new ArrayList<>();

    private Releaser releaser(Duration each, Set<String> broken) {
        var circuits = new Circuits() {
            @Override
            public Circuit of(String establishment) {
                visited.add(establishment);
                now.updateAndGet(t -> t.plus(each));
                if (broken.contains(establishment)) {
                    throw new StoreUnavailableException("circuits of " + establishment, null);
                }
                return Circuit.closed(establishment);
            }

            @Override
            public boolean change(Circuit before, Circuit after) {
                throw new AssertionError("the releaser changes no circuit");
            }
        };
        var directory = new EstablishmentDirectory() {
            @Override
            public Optional<Establishment> find(String finess) {
                throw new AssertionError("names are enough");
            }

            @Override
            public List<String> all() {
                return ALL;
            }
        };
        var store = new InMemoryTransmissionStore();
        return new Releaser(directory, circuits, store, new Release(store, new InMemoryDispatchQueue()), new InMemoryMetrics(),
                new ReleaseRules(5, 2, Duration.ofMinutes(1)), now::get);
    }

    @Test
    void theFailureOfOneLeavesTheOthersTheirTurnAndIsToldInTheEnd() {
        Releaser releaser = releaser(Duration.ZERO, Set.of(ALL.get(0), ALL.get(2)));
        assertThatThrownBy(releaser::run).isInstanceOf(StoreUnavailableException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(visited).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void aRunStopsAfterATickAndTheNextOneBeginsElsewhere() {
        Releaser releaser = releaser(Duration.ofSeconds(70), Set.of());
        var firsts = new HashSet<String>();
        for (int run = 0; run < ALL.size(); run++) {
            visited.clear();
            now.set(Night.NOW.plus(Duration.ofMinutes(run)));
            assertThat(releaser.run()).isZero();
            assertThat(visited).hasSize(1);
            firsts.addAll(visited);
        }
        assertThat(firsts).containsExactlyInAnyOrderElementsOf(ALL);
    }
}
