package fr.passerelle.documentintake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** The table is restored to an instant before drops: told again, they are what they were, under the same names (docs/outages.md). */
class RestoredTableTest {
    private final Hospital hospital = new Hospital();
    private final List<String> events = new ArrayList<>();

    @Test
    void whatTheTableForgotIsRebuiltByteForByteAndWhatItKnowsStaysAsItIs() {
        drop("L", 1);
        hospital.confirmed("L-1.json");
        drop("M", 1);
        Runnable restore = hospital.store.pointInTime();
        drop("L", 2);
        drop("N", 1);
        tell(hospital.put("end.json", Descriptor.deletion("M", 1)));
        Map<String, List<String>> picture = hospital.picture();
        Map<String, String> packages = packages();

        restore.run();
        assertThat(hospital.inputs("N-1.json")).isEmpty();
        events.forEach(hospital::receive);

        assertThat(hospital.picture()).isEqualTo(picture);
        assertThat(packages()).isEqualTo(packages);
    }

    private void drop(String id, int version) {
        tell(hospital.put(id + "-" + version + ".pdf", Pdfs.sound(id + version)));
        String replacing = version == 1 ? "" : Descriptor.replacing(id, version - 1);
        tell(hospital.put(id + "-" + version + ".json", Descriptor.of(Descriptor.version(id, version, replacing)).json()));
    }

    private void tell(String event) {
        events.add(event);
        hospital.receive(event);
    }

    private Map<String, String> packages() {
        var packages = new TreeMap<String, String>();
        hospital.vault.paths().forEach(path -> {
            try (var content = hospital.vault.open(path)) {
                packages.put(path, Ids.sha256(content.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return packages;
    }
}
