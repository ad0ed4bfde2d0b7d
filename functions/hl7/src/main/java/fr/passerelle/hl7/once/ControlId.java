package fr.passerelle.hl7.once;

import org.jspecify.annotations.Nullable;

import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.Shown;

/**
 * What a message is known by: nothing is done twice under it.
 *
 * @param name MSH-3, MSH-4 and MSH-10
 * @param shown MSH-10 alone, as people know it
 * @param digest SHA-256 of the message
 */
public record ControlId(String name, String shown, String digest) {
    /** Absent when the message has no number. */
    public static @Nullable ControlId of(MessageHeader header, String digest) {
        return header.answerable()
                ? new ControlId(String.join("/", header.sendingApplication(), header.sendingFacility(), header.controlId()),
                        Shown.code(header.controlId()), digest)
                : null;
    }
}
