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
    private static final Map<String, Function<Hospital, List<String>>> STORIES = Map
            .ofEntries(story("two generations waiting", hospital -> {
                hospital.delete("end.json", "L", 2);
                hospital.drop("L", 2);
                hospital.put("L-1.pdf", Pdfs.sound("L1"));
                return List.of(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));
            }), story("replacement", hospital -> {
                hospital.drop("L", 1);
                hospital.put("L-2.pdf", Pdfs.sound("L2"));
                return List.of(hospital.put("L-2.json", Descriptor.of(Descriptor.version("L", 2, Descriptor.replacing("L", 1))).json()));
            }), story("replacement of nothing known", hospital -> {
                hospital.put("L-2.pdf", Pdfs.sound("L2"));
                return List.of(hospital.put("L-2.json", Descriptor.of(Descriptor.version("L", 2, Descriptor.replacing("L", 1))).json()));
            }), story("superseding in place", hospital -> {
                hospital.put("L-1.pdf", Pdfs.sound("L1"));
                hospital.receive(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).identity("VALIDEE").json()));
                hospital.drop("L", 2);
                return List.of(hospital.put("repaired.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));
            }), story("refused, its successor waiting", hospital -> {
                hospital.drop("L", 2);
                hospital.put("L-1.pdf", Pdfs.script());
                return List.of(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));
            }), story(
                    "both files there", hospital -> {
                        hospital.put("a.pdf", Pdfs.sound("a"));
                        return List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                    }),
                    story("descriptor first", hospital -> {
                        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                        return List.of(hospital.put("a.pdf", Pdfs.sound("a")));
                    }),
                    story("descriptor alone", hospital -> List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()))),
                    story("file first", hospital -> {
                        String pdf = hospital.put("a.pdf", Pdfs.sound("a"));
                        hospital.receive(pdf);
                        return List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                    }),
                    story("duplicate", hospital -> {
                        hospital.put("a.pdf", Pdfs.sound("a"));
                        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                        return List.of(hospital.put("drop2.json", Descriptor.of(letter("a.pdf")).json()));
                    }),
                    story("superseding", hospital -> {
                        hospital.put("a.pdf", Pdfs.sound("a"));
                        hospital.receive(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).identity("VALIDEE").json()));
                        return List.of(hospital.put("drop2.json", Descriptor.of(letter("a.pdf")).json()));
                    }),
                    story("refused", hospital -> {
                        hospital.put("a.pdf", Pdfs.script());
                        return List.of(hospital.put("drop.json", Descriptor.of(letter("a.pdf")).json()));
                    }),
                    story("a CDA", hospital -> {
                        hospital.qualified();
                        return List.of(hospital.put("cr.xml", GivenCdas.first(hospital)));
                    }),
                    story("a CDA that replaces one not received yet", hospital -> {
                        hospital.qualified();
                        hospital.receive(hospital.put("cr-2.xml", GivenCdas.second(hospital)));
                        return List.of(hospital.put("cr.xml", GivenCdas.first(hospital)));
                    }),
                    story("mail without INS", hospital -> List.of(withoutIns(hospital))),
                    story("mail without INS, qualified since", hospital -> {
                        String drop = withoutIns(hospital);
                        hospital.receive(drop);
                        hospital.qualified();
                        return List.of(drop);
                    }),
                    story("orphan", hospital -> {
                        hospital.receive(hospital.put("a.pdf", Pdfs.sound("a")));
                        return List.of(hospital.postponement.drain().getFirst().body());
                    }));

    private static Map.Entry<String, Function<Hospital, List<String>>> story(String name, Function<Hospital, List<String>> events) {
        return Map.entry(name, events);
    }

    private static String withoutIns(Hospital hospital) {
        hospital.mailWithoutIns = true;
        hospital.put("a.pdf", Pdfs.sound("a"));
        return hospital.put("drop.json", Descriptor.of(letter("a.pdf")).identity("PROVISOIRE")
                .to("{\"dmp\":true,\"patient\":true,\"professionals\":[\"dr.un@mssante.test\"]}").json());
    }

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
