package fr.passerelle.aws.lambda;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class ClientRehearsalTest {
    @Test
    void everyCallIsAnsweredAndCanBeRehearsedAgain() {
        var rehearsal = new ClientRehearsal();

        assertThatCode(rehearsal::run).doesNotThrowAnyException();
        assertThatCode(rehearsal::run).doesNotThrowAnyException();
    }
}
