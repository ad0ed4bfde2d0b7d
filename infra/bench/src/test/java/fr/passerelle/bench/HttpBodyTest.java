package fr.passerelle.bench;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpBodyTest {
    private final List<String> taken = new ArrayList<>();

    @Test
    void bodies_of_known_length_and_in_chunks_follow_each_other_on_a_connection() throws IOException {
        InputStream in = connection("POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\n01234"
                + "POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

        HttpBody first = Objects.requireNonNull(HttpBody.next(in));
        assertThat(first.read(this::take)).isEqualTo(5);
        assertThat(first.last()).isFalse();
        HttpBody second = Objects.requireNonNull(HttpBody.next(in));
        assertThat(second.read(this::take)).isEqualTo(5);
        assertThat(second.last()).isTrue();
        assertThat(HttpBody.next(in)).isNull();
        assertThat(taken).containsExactly("01234", "abc", "de");
    }

    @Test
    void a_body_that_is_cut_is_no_body() throws IOException {
        HttpBody cut = Objects.requireNonNull(HttpBody.next(connection("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n01")));

        assertThatThrownBy(() -> cut.read(this::take)).isInstanceOf(EOFException.class);
    }

    private void take(byte[] block, int length) {
        taken.add(new String(block, 0, length, StandardCharsets.US_ASCII));
    }

    private static InputStream connection(String sent) {
        return new ByteArrayInputStream(sent.getBytes(StandardCharsets.US_ASCII));
    }
}
