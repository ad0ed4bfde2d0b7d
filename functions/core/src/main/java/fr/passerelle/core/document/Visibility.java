package fr.passerelle.core.document;

import java.util.ArrayList;

/**
 * Visibility flags of a document (documents.md §5.3).
 *
 * @param maskedToProfessionals {@code MASQUE_PS}
 * @param hiddenFromPatient {@code INVISIBLE_PATIENT}
 * @param hiddenFromRepresentatives {@code INVISIBLE_REPRESENTANTS_LEGAUX}
 * @param secretConnection {@code CONNEXION_SECRETE}: how the access is traced for a minor's secret care
 * @param change {@code MODIF_CONF_CODE}: these flags replace those of the previous version; without it a replacement keeps
 *        the previous codes
 */
public record Visibility(boolean maskedToProfessionals, boolean hiddenFromPatient, boolean hiddenFromRepresentatives,
        boolean secretConnection, boolean change) {
    /** Visible to all, nothing changed: what an absent block means on a first version. */
    public static final Visibility OPEN = new Visibility(false, false, false, false, false);

    /** The same, read by the patient. */
    public Visibility shown() {
        return new Visibility(maskedToProfessionals, false, hiddenFromRepresentatives, secretConnection, change);
    }

    /** The same flags, of a first version: they change nothing. */
    public Visibility unchanged() {
        return new Visibility(maskedToProfessionals, hiddenFromPatient, hiddenFromRepresentatives, secretConnection, false);
    }

    /** These flags and the restrictions of others; how the access is traced and whether a change is asked for stay this one's. */
    public Visibility and(Visibility other) {
        return new Visibility(maskedToProfessionals || other.maskedToProfessionals, hiddenFromPatient || other.hiddenFromPatient,
                hiddenFromRepresentatives || other.hiddenFromRepresentatives, secretConnection, change);
    }

    /** Secret care of a minor: hidden from the representatives, by a secret connection (consent-and-rules.md §6). */
    public Visibility secret() {
        return new Visibility(maskedToProfessionals, hiddenFromPatient, true, true, change);
    }

    /** The codes that apply, as the field writes them, separated by commas; {@code VISIBLE} for none. */
    public String words() {
        var words = new ArrayList<String>();
        if (maskedToProfessionals) {
            words.add("MASQUE_PS");
        }
        if (hiddenFromPatient) {
            words.add("INVISIBLE_PATIENT");
        }
        if (hiddenFromRepresentatives) {
            words.add("INVISIBLE_REPRESENTANTS_LEGAUX");
        }
        if (secretConnection) {
            words.add("CONNEXION_SECRETE");
        }
        return words.isEmpty() ? "VISIBLE" : String.join(",", words);
    }
}
