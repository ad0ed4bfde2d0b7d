package fr.passerelle.core.request;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.identity.Patient;

/**
 * A document sent for the wrong patient, and whom it is about. Holds an identity: it is kept in the vault, under the number of the incident.
 *
 * @param incident number shared by everything done about it
 * @param establishment FINESS EJ
 * @param document local key of the document
 * @param right the patient it is about, absent: it is taken back and nothing is sent instead
 * @param by function or technical name of who says so
 */
public record Correction(String incident, String establishment, String document, @Nullable Patient right, String by, Instant askedAt) {
    private static final int DIGITS = 12;

    /** The incident of a document is always the same: told twice, it is dealt with once. */
    public static Correction of(String establishment, String document, @Nullable Patient right, String by, Instant askedAt) {
        String number = Ids.input("incident", establishment, document).substring(0, DIGITS).toUpperCase(Locale.ROOT);
        return new Correction("INC-" + number, establishment, document, right, by, askedAt);
    }
}
