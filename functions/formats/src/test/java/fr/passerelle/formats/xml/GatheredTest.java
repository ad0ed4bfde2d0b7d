package fr.passerelle.formats.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class GatheredTest {
    @Property(tries = 200)
    void whatIsWrittenInPiecesOfAnyLengthComesOutInOrder(@ForAll @Size(max = 8) List<@IntRange(max = 20_000) Integer> lengths)
            throws IOException {
        var expected = new ByteArrayOutputStream();
        var out = new ByteArrayOutputStream();
        var gathered = new Gathered(out);
        for (int length : lengths) {
            byte[] block = new byte[length];
            Arrays.fill(block, (byte) length);
            gathered.write(block, 0, length);
            gathered.write(length);
            expected.writeBytes(block);
            expected.write(length);
        }
        gathered.flush();

        assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
    }
}
