package fr.passerelle.local.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes damaged in a way that a seed repeats: changed, cut, doubled, moved, or given what hurts readers of that kind. */
final class Mutation {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 60;

    private final List<byte[]> hurting;

    /** @param hurting pieces that mean something to the reader */
    Mutation(String... hurting) {
        this.hurting = Arrays.stream(hurting).map(piece -> piece.getBytes(StandardCharsets.UTF_8)).toList();
    }

    byte[] of(byte[] sound, long seed) {
        var random = new Random(seed);
        byte[] bytes = sound;
        for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0 && bytes.length > 1; i--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(LONGEST));
        byte[] piece = hurting.get(random.nextInt(hurting.size()));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, from, from + 1, new byte[]{(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, from, to, new byte[0]);
            case 2 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 3 -> spliced(bytes, from, from, piece);
            case 4 -> spliced(bytes, from, to, piece);
            default -> Arrays.copyOf(bytes, from + 1);
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] out = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(piece, 0, out, from, piece.length);
        System.arraycopy(bytes, to, out, from + piece.length, bytes.length - to);
        return out;
    }
}
