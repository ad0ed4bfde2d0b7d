package fr.passerelle.hl7;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A message decoded and cut into segments, the header first; nothing is unescaped yet.
 *
 * @param charset the bytes were read in
 * @param segments without terminator, none is blank
 */
record Er7(Separators separators, Charset charset, List<String> segments) {
    Er7 {
        segments = List.copyOf(segments);
    }
}
