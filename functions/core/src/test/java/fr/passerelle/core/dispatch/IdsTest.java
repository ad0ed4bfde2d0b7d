package fr.passerelle.core.dispatch;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {
    @Test
    void runningAgainFindsTheSameId() {
        assertThat(Ids.input("drop", "750712184/inbox/a.json", "v1")).isEqualTo(Ids.input("drop", "750712184/inbox/a.json", "v1"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void anotherVersionDestinationOrPartIsAnotherId() {
        String input = Ids.input("drop", "k", "v1");
        assertThat(Ids.input("drop", "k", "v2")).isNotEqualTo(input);
        assertThat(Ids.dispatch(input, Destination.DMP, 0)).isNotEqualTo(Ids.dispatch(input, Destination.DMP, 1))
                .isNotEqualTo(Ids.dispatch(input, Destination.PATIENT_MAILBOX, 0));
    }

    @Test
    void digestsAreSha256() {
        assertThat(Ids.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
