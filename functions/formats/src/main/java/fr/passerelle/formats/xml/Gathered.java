package fr.passerelle.formats.xml;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers the single bytes that the JDK's writer gives one by one; large blocks pass. For one thread, hence without the locks of the JDK's own. */
final class Gathered extends OutputStream {
    private static final int SIZE = 8 * 1024;

    private final OutputStream out;
    private final byte[] gathered = new byte[SIZE];
    private int count;

    Gathered(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        if (count == SIZE) {
            empty();
        }
        gathered[count++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > SIZE - count) {
            empty();
        }
        if (length > SIZE) {
            out.write(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, gathered, count, length);
            count += length;
        }
    }

    @Override
    public void flush() throws IOException {
        empty();
        out.flush();
    }

    private void empty() throws IOException {
        out.write(gathered, 0, count);
        count = 0;
    }
}
