package fr.passerelle.formats.desk;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;

/**
 * A patient, named by one identifier or both.
 *
 * @param ipp permanent identifier in the hospital
 */
public record PatientId(@Nullable String ipp, @Nullable Ins ins) {
    @Override
    public String toString() {
        return "PatientId[***]";
    }
}
