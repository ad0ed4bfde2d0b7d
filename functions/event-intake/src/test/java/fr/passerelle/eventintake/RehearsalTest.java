package fr.passerelle.eventintake;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class RehearsalTest {
    @Test
    void theExampleGoesAllTheWay() {
        assertThatCode(Rehearsal::run).doesNotThrowAnyException();
    }
}
