package fr.passerelle.aws;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.memory.InMemoryMetrics.Figure;

import static fr.passerelle.aws.SamplePathways.HOSPITAL;
import static fr.passerelle.aws.SamplePathways.NEIGHBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class S3PathwayRegistryTest {
    private static final String FOLDER = "pathways/" + HOSPITAL + "/";

    private final SamplePathways sample = new SamplePathways();
    private final PathwayRegistry registry = sample.registry();

    @Test
    void filesAreReadOnceAMinuteAndAChangeIsSeenTheMinuteAfter() {
        sample.file(SamplePathways.pathway(HOSPITAL, "P01-sortie"));
        registry.of(HOSPITAL);
        int calls = sample.bucket.calls;
        sample.file(SamplePathways.pathway(HOSPITAL, "P02-ordonnances"));
        sample.now = sample.now.plusSeconds(59);
        assertThat(registry.of(HOSPITAL).all()).hasSize(1);
        assertThat(sample.bucket.calls).isEqualTo(calls);
        sample.now = sample.now.plusSeconds(1);
        assertThat(registry.of(HOSPITAL).all()).hasSize(2);
    }

    @Test
    void aRemovedFileIsNoPathwayTheMinuteAfter() {
        sample.file(SamplePathways.pathway(HOSPITAL, "P01-sortie"));
        registry.of(HOSPITAL);
        sample.bucket.objects.clear();
        sample.now = sample.now.plus(Duration.ofMinutes(1));
        assertThat(registry.of(HOSPITAL).all()).isEmpty();
    }

    @Test
    void everyPageOfTheListIsRead() {
        for (int i = 0; i < 5; i++) {
            sample.file(SamplePathways.pathway(HOSPITAL, "P0" + i));
        }
        assertThat(registry.of(HOSPITAL).all()).extracting(Pathway::id).containsExactly("P00", "P01", "P02", "P03", "P04");
    }

    @Test
    void aFaultyFileIsLeftOutAndCountedWhileTheOthersStay() {
        sample.file(SamplePathways.pathway(HOSPITAL, "P01-sortie"));
        sample.bucket.objects.put(FOLDER + "P02-ordonnances.yaml", SamplePathways.FAULTY);
        assertThat(registry.of(HOSPITAL).all()).extracting(Pathway::id).containsExactly("P01-sortie");
        assertThat(sample.metrics.drain()).containsExactly(new Figure("PathwayFaulty", 1, Map.of("Establishment", HOSPITAL)));
    }

    @Test
    void aFileThatSaysItBelongsElsewhereIsFaulty() {
        sample.bucket.objects.put(FOLDER + "P01-sortie.yaml", NEIGHBOUR + " P01-sortie");
        sample.bucket.objects.put(FOLDER + "copie.yaml", HOSPITAL + " P01-sortie");
        sample.bucket.objects.put(FOLDER + "P02-ordonnances.yml", HOSPITAL + " P02-ordonnances");
        sample.bucket.objects.put(FOLDER + "anciens/P03-implant.yaml", HOSPITAL + " P03-implant");
        assertThat(registry.of(HOSPITAL).all()).isEmpty();
        assertThat(sample.metrics.drain()).containsExactly(new Figure("PathwayFaulty", 4, Map.of("Establishment", HOSPITAL)));
    }

    @Test
    void theFolderItselfIsNoFile() {
        sample.bucket.objects.put(FOLDER, "");
        assertThat(registry.of(HOSPITAL).all()).isEmpty();
        assertThat(sample.metrics.drain()).isEmpty();
    }

    @Test
    void aBucketThatDoesNotAnswerIsNoEmptyRegistry() {
        sample.bucket.down = true;
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> registry.of(HOSPITAL));
    }
}
