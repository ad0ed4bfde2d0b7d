package fr.passerelle.memory;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.ResultPlace;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CrashTest {
    private static final byte[] BYTES = "x".getBytes(StandardCharsets.UTF_8);

    private final InMemoryVault vault = new InMemoryVault();
    private final InMemoryResults results = new InMemoryResults();

    private void run(Crash crash) {
        PackageVault wrappedVault = crash.wrap(PackageVault.class, vault);
        ResultPlace wrappedResults = crash.wrap(ResultPlace.class, results);
        try {
            wrappedVault.put("a", BYTES, "text/plain");
            wrappedResults.write("750712184", "a.result.json", BYTES);
        } finally {
            wrappedVault.put("z", BYTES, "text/plain");
        }
    }

    @Test
    void callsAreCountedOverAllPorts() {
        Crash whole = Crash.never();
        run(whole);
        assertThat(whole.calls()).isEqualTo(3);
    }

    @Test
    void aCallKilledBeforeHasNoEffectAndNothingFollows() {
        assertThatExceptionOfType(Crash.Killed.class).isThrownBy(() -> run(Crash.at(2, Crash.When.BEFORE)));
        assertThat(vault.paths()).containsExactly("a");
        assertThat(results.keys()).isEmpty();
    }

    @Test
    void aCallKilledAfterHasItsEffectAndNothingFollows() {
        assertThatExceptionOfType(Crash.Killed.class).isThrownBy(() -> run(Crash.at(2, Crash.When.AFTER)));
        assertThat(vault.paths()).containsExactly("a");
        assertThat(results.keys()).containsExactly("750712184/a.result.json");
    }

    @Test
    void theFailureOfAPortStaysItsOwn() {
        PackageVault wrapped = Crash.never().wrap(PackageVault.class, vault);
        assertThatThrownBy(() -> wrapped.open("nowhere")).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void methodsOfObjectAreNotCalls() {
        Crash crash = Crash.at(1, Crash.When.BEFORE);
        PackageVault wrapped = crash.wrap(PackageVault.class, vault);
        assertThat(wrapped.toString()).isEqualTo(vault.toString());
        assertThat(crash.calls()).isZero();
    }
}
