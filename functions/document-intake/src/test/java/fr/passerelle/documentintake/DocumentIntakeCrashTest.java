package fr.passerelle.documentintake;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static fr.passerelle.documentintake.Descriptor.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Killed before or after any port call and run again, the intake ends in the same state with the same messages. */
class DocumentIntakeCrashTest {
    private static final Map<String, Function<Hospital, List<String>>> STORIES = Map.of(
            "both files there", hospital -> {
                hospital.put("a.pdf", Pdfs.sound("a"));
                return List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
            },
            "descriptor first", hospital -> {
                hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                return List.of(hospital.put("a.pdf", Pdfs.sound("a")));
            },
            "descriptor alone", hospital -> List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json())),
            "file first", hospital -> {
                String pdf = hospital.put("a.pdf", Pdfs.sound("a"));
                hospital.receive(pdf);
                return List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
            },
            "duplicate", hospital -> {
                hospital.put("a.pdf", Pdfs.sound("a"));
                hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                return List.of(hospital.put("drop2.json", Descriptor.of(letter("a.pdf")).json()));
            },
            "superseding", hospital -> {
                hospital.put("a.pdf", Pdfs.sound("a"));
                hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).identity("VALIDEE").json()));
                return List.of(hospital.put("drop2.json", Descriptor.of(letter("a.pdf")).json()));
            },
            "refused", hospital -> {
                hospital.put("a.pdf", Pdfs.script());
                return List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
            },
            "orphan", hospital -> {
                hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
                return List.of(hospital.postponement.drain().getFirst().body());
            });

    @TestFactory
    List<DynamicTest> killedAtAnyCallAndRunAgain() {
        return STORIES.entrySet().stream().map(story -> DynamicTest.dynamicTest(story.getKey(), () -> endsTheSame(story.getValue())))
                .toList();
    }

    private static void endsTheSame(Function<Hospital, List<String>> story) {
        var whole = new Hospital();
        Crash counted = Crash.never();
        List<String> events = story.apply(whole);
        whole.receive(counted, events.toArray(String[]::new));
        assertThat(counted.calls()).isPositive();
        for (int call = 1; call <= counted.calls(); call++) {
            for (When when : When.values()) {
                var hospital = new Hospital();
                String[] killed = story.apply(hospital).toArray(String[]::new);
                Crash crash = Crash.at(call, when);
                assertThatThrownBy(() -> hospital.receive(crash, killed)).isInstanceOf(Crash.Killed.class);
                hospital.receive(killed);
                assertThat(hospital.picture()).as("killed %s call %d", when, call).isEqualTo(whole.picture());
            }
        }
    }
}
