package fr.passerelle.core.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An input, registered before it is judged.
 *
 * @param id hexadecimal, derived from where it came from (bucket, key and version, or message content)
 * @param establishment FINESS EJ, or {@code inconnu} when none can be read
 * @param name the hospital's own name for it, repeated only in its result
 * @param version versionId of the dropped object, so that exactly this one is read again; empty for a message
 * @param digest ETag of the object or SHA-256 of the message, proof of what was received
 * @param judged whether its dispatches are written
 * @param duplicateOf input whose answer this one gets, absent for a first
 * @param answers names of later inputs that get this one's answer too
 * @param origin what lists and figures are made by, known once judged
 * @param notes what was noted on the way without stopping anything (warnings)
 * @param rev revision, for conditional writes
 */
public record Input(String id, String establishment, InputKind kind, String name, String version, String digest, Instant receivedAt,
        boolean judged, @Nullable String duplicateOf, List<String> answers, Origin origin, List<Reason> notes, int rev) {
    /** Establishment of an input whose own cannot be read. */
    public static final String UNKNOWN_ESTABLISHMENT = "inconnu";

    public Input {
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
    }

    public static Input received(String id, String establishment, InputKind kind, String name, String version, String digest, Instant now) {
        return new Input(id, establishment, kind, name, version, digest, now, false, null, List.of(), Origin.UNKNOWN, List.of(), 0);
    }

    public Input judged(List<Reason> remarks) {
        return judged(remarks, origin);
    }

    /** Judged, and known to come from there. */
    public Input judged(List<Reason> remarks, Origin from) {
        return new Input(id, establishment, kind, name, version, digest, receivedAt, true, duplicateOf, answers, from, remarks, rev + 1);
    }

    public Input duplicateOf(String first) {
        return new Input(id, establishment, kind, name, version, digest, receivedAt, true, first, answers, origin, notes, rev + 1);
    }

    /** This input also answers another one, dropped later under that name. */
    public Input answering(String otherName) {
        var all = new ArrayList<>(answers);
        all.add(otherName);
        return new Input(id, establishment, kind, name, version, digest, receivedAt, judged, duplicateOf, all, origin, notes, rev + 1);
    }
}
