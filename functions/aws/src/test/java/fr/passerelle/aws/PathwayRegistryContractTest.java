package fr.passerelle.aws;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.memory.InMemoryPathways;

import static fr.passerelle.aws.SamplePathways.HOSPITAL;
import static fr.passerelle.aws.SamplePathways.NEIGHBOUR;
import static org.assertj.core.api.Assertions.assertThat;

/** What every registry of pathways promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class PathwayRegistryContractTest {
    private final SamplePathways sample = new SamplePathways();
    private final PathwayRegistry registry;
    private final Consumer<Pathway> file;

    enum Technology {
        MEMORY,
        S3
    }

    PathwayRegistryContractTest(Technology technology) {
        switch (technology) {
            case MEMORY -> {
                var memory = new InMemoryPathways();
                registry = memory;
                file = memory::put;
            }
            case S3 -> {
                registry = sample.registry();
                file = sample::file;
            }
            default -> throw new AssertionError(technology);
        }
    }

    @Test
    void anEstablishmentWithoutFileHasNoPathwayAndItsFirstOneTakesEffectAtOnce() {
        assertThat(registry.of(HOSPITAL).all()).isEmpty();
        file.accept(SamplePathways.pathway(HOSPITAL, "P01-sortie"));
        assertThat(ids(HOSPITAL)).containsExactly("P01-sortie");
    }

    @Test
    void anEstablishmentSeesItsOwnPathwaysOnly() {
        file.accept(SamplePathways.pathway(HOSPITAL, "P01-sortie"));
        file.accept(SamplePathways.pathway(HOSPITAL, "P18-laboratoire"));
        file.accept(SamplePathways.pathway(NEIGHBOUR, "P01-sortie"));
        assertThat(ids(HOSPITAL)).containsExactlyInAnyOrder("P01-sortie", "P18-laboratoire");
        assertThat(registry.of(NEIGHBOUR).find("P18-laboratoire")).isEmpty();
    }

    @Test
    void whatIsNoFinessHasNoPathway() {
        assertThat(registry.of("../" + HOSPITAL).all()).isEmpty();
    }

    private List<String> ids(String establishment) {
        return registry.of(establishment).all().stream().map(Pathway::id).toList();
    }
}
