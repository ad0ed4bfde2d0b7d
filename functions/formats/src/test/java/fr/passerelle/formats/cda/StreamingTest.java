package fr.passerelle.formats.cda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.junit.jupiter.api.Test;

import fr.passerelle.formats.Example;

import static org.assertj.core.api.Assertions.assertThat;

class StreamingTest {
    private static final int PDF_BYTES = 20 * 1024 * 1024;
    private static final int MOST_AHEAD = 256 * 1024;

    @Test
    void a_pdf_of_20_megabytes_goes_through_without_being_held() throws IOException {
        var out = new Counter();
        var pdf = new Checked(out);

        new CdaN1Writer().write(Example.cda(Example.document()), pdf, out);

        assertThat(pdf.read).isEqualTo(PDF_BYTES);
        assertThat(out.written).isGreaterThan(PDF_BYTES * 4L / 3);
    }

    /** Fails as soon as far more was read than written: somebody would be holding the difference. */
    private static final class Checked extends InputStream {
        private final Counter out;
        private long read;

        private Checked(Counter out) {
            this.out = out;
        }

        @Override
        public int read() {
            throw new AssertionError("read byte by byte");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            assertThat(read * 4 / 3 - out.written).as("Base64 read and not yet written").isLessThan(MOST_AHEAD);
            int given = (int) Math.min(length, PDF_BYTES - read);
            read += given;
            return given == 0 ? -1 : given;
        }
    }

    private static final class Counter extends OutputStream {
        private long written;

        @Override
        public void write(int b) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written += length;
        }
    }
}
