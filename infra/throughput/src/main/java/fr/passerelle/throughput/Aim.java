package fr.passerelle.throughput;

import java.util.List;

/**
 * What issue 3 asks for.
 *
 * @param measured must be at least {@code least} times as fast as {@code against}, from {@code smallest} bytes on
 */
record Aim(String words, Row measured, Row against, double least, int smallest) {
    private static final int FROM_400_KB = 409_600;

    static List<Aim> all() {
        return List.of(
                new Aim("building / floor, at least 0.67", Row.BUILDING, Row.FLOOR, 1 / 1.5, FROM_400_KB),
                new Aim("feeding / tuned peer, at least 3", Row.FEEDING, Row.PEER_TUNED, 3, 0),
                new Aim("feeding / peer by default, at least 8", Row.FEEDING, Row.PEER_DEFAULTS, 8, 0));
    }
}
