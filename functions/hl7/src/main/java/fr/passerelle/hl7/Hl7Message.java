package fr.passerelle.hl7;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A message, its segments in the order they were sent: the national messages have segments that no standard structure knows (PRT before
 * 2.9, ZAM, ZFA…), so order alone says what belongs to what (messages.md §1).
 *
 * @param segments the header first
 */
public record Hl7Message(MessageHeader header, Charset charset, List<Segment> segments) {
    public Hl7Message {
        segments = List.copyOf(segments);
    }

    public Optional<Segment> first(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    public List<Segment> all(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).toList();
    }
}
