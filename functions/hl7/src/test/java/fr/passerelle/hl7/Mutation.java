package fr.passerelle.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bytes damaged in a way that a seed repeats: bytes changed, cut, doubled, moved, and separators put where they hurt. */
public final class Mutation {
    private static final byte[] HURTING = "|^~\\&\r\n\"\u000B\u001CMSHOBXPRT\u0000".getBytes(StandardCharsets.UTF_8);
    private static final int HEADER = 200;

    private Mutation() {
    }

    public static byte[] of(byte[] sound, long seed) {
        var random = new Random(seed);
        byte[] bytes = sound.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && bytes.length > 1; i++) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(random.nextBoolean() ? Math.min(HEADER, bytes.length) : bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        byte[] other = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> other[from] = (byte) random.nextInt(256);
            case 1 -> other[from] = HURTING[random.nextInt(HURTING.length)];
            case 2 -> other = without(bytes, from, to);
            case 3 -> other = inserted(bytes, to, Arrays.copyOfRange(bytes, from, to));
            default -> other = inserted(bytes, from, HURTING);
        }
        return other;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, out, from, bytes.length - to);
        return out;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        byte[] out = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, out, at, more.length);
        System.arraycopy(bytes, at, out, at + more.length, bytes.length - at);
        return out;
    }
}
