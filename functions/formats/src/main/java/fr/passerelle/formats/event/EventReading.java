package fr.passerelle.formats.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * An event once read.
 *
 * @param establishment FINESS EJ, absent when it cannot be told
 * @param eventId absent when it cannot be told
 * @param event absent when anything is wrong
 * @param digest SHA-256 of the content whatever its layout (order of the fields, white space); of the raw bytes when it is no JSON object
 * @param faults everything that is wrong, at once
 */
public record EventReading(@Nullable String establishment, @Nullable String eventId, @Nullable HospitalEvent event, String digest,
        List<Reason> faults) {
    public EventReading {
        faults = List.copyOf(faults);
    }
}
