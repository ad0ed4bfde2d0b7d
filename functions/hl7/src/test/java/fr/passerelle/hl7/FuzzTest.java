package fr.passerelle.hl7;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** No bytes make the reader fail: mutated samples give a message or faults (the bench does it a million times). */
class FuzzTest {
    private final Hl7Reader reader = new Hl7Reader();

    @Property(tries = 2_000)
    void mutatedSamplesAreReadOrRefused(@ForAll @IntRange(max = 35) int sample, @ForAll long seed) {
        Hl7Reading reading = reader.read(Mutation.of(Samples.bytes(Samples.ALL[sample]), seed));

        assertThat(reading.message() != null || !reading.faults().isEmpty()).isTrue();
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        Hl7Reading reading = reader.read(bytes);

        assertThat(reading.message() != null || !reading.faults().isEmpty()).isTrue();
    }
}
