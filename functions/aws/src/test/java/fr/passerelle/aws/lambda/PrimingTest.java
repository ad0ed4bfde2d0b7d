package fr.passerelle.aws.lambda;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.crac.Core;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class PrimingTest {
    private final List<String> played = new ArrayList<>();

    @Test
    void nothingIsRehearsedBeforeASnapshotIsTaken() {
        Priming.by(() -> played.add("one"));
        assertThat(played).isEmpty();
    }

    @Test
    void aRehearsalThatFailsStopsNeitherTheNextNorTheFunction() {
        var priming = Priming.by(() -> {
            throw new IOException("broken");
        }, () -> {
            throw new NoClassDefFoundError("left/out");
        }, () -> played.add("three"));
        assertThatCode(() -> priming.beforeCheckpoint(Core.getGlobalContext())).doesNotThrowAnyException();
        assertThat(played).containsExactly("three");
    }

    @Test
    void nothingIsRehearsedAgainWhenACopyStarts() {
        var priming = Priming.by(() -> played.add("one"));
        priming.beforeCheckpoint(Core.getGlobalContext());
        priming.afterRestore(Core.getGlobalContext());
        assertThat(played).containsExactly("one");
    }
}
