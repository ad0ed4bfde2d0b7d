package fr.passerelle.hl7.document;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;

/**
 * An OBX and what belongs to it: the PRT and NTE that follow (messages.md §1).
 *
 * @param participations PRT
 * @param notes NTE
 */
record Observation(Segment obx, List<Segment> participations, List<Segment> notes) {
    Observation {
        participations = List.copyOf(participations);
        notes = List.copyOf(notes);
    }

    /** OBX-3.1. */
    String code() {
        return obx.text(3);
    }

    /** Every observation of a message, in order. */
    static List<Observation> of(Hl7Message message) {
        var observations = new ArrayList<Observation>();
        Segment current = null;
        var participations = new ArrayList<Segment>();
        var notes = new ArrayList<Segment>();
        for (Segment segment : message.segments()) {
            switch (segment.name()) {
                case "OBX" -> {
                    if (current != null) {
                        observations.add(new Observation(current, participations, notes));
                    }
                    current = segment;
                    participations.clear();
                    notes.clear();
                }
                case "PRT" -> participations.add(segment);
                case "NTE" -> notes.add(segment);
                default -> {
                    // Belongs to the message.
                }
            }
            if (current == null) {
                notes.clear();
                participations.clear();
            }
        }
        if (current != null) {
            observations.add(new Observation(current, participations, notes));
        }
        return observations;
    }
}
