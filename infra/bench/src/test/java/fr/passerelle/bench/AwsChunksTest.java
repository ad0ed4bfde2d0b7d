package fr.passerelle.bench;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AwsChunksTest {

    @Test
    void signatures_and_trailers_are_left_out() throws IOException {
        assertThat(decoded(
                "A;chunk-signature=ad80\r\n0123\r\n6789\r\n2\r\nab\r\n0;chunk-signature=b6c6\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"))
                .isEqualTo("0123\r\n6789ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5\r\nab", "2\r\nab\r\n"})
    void content_without_its_end_is_refused(String cut) {
        assertThatThrownBy(() -> decoded(cut)).isInstanceOf(EOFException.class);
    }

    private static String decoded(String coded) throws IOException {
        var content = new AwsChunks(new ByteArrayInputStream(coded.getBytes(StandardCharsets.US_ASCII)));
        return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
    }
}
