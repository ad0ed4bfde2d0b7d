package fr.passerelle.hl7.document;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The ten flags of a document message, in their order; names of older versions are understood (messages.md §2.7). */
public enum Flag {
    MASQUE_PS,
    INVISIBLE_PATIENT,
    INVISIBLE_REP_LEGAUX("INVISIBLE_REPRESENTANTS_LEGAUX"),
    CONNEXION_SECRETE,
    MODIF_CONF_CODE("MODIF_CONFIDENTIALITYCODE"),
    DESTDMP,
    DESTMSSANTEPS,
    DESTMSSANTEPAT,
    ACK_RECEPTION,
    ACK_LECTURE_MSS("ACK_LECTURE");

    private final @Nullable String former;

    Flag() {
        this.former = null;
    }

    /** @param former what older versions of the volet call it */
    Flag(String former) {
        this.former = former;
    }

    /** Where the volet puts it behind one document, as ERR-2 says it: an error about a flag that is absent tells which one. */
    String place() {
        return "OBX^" + (Arrays.asList(values()).indexOf(this) + 2) + "^3";
    }

    /** Those about acknowledgements, which the tables of the volet call optional. */
    boolean acknowledgement() {
        return this == ACK_RECEPTION || this == ACK_LECTURE_MSS;
    }

    /** The flag of an OBX-3.1. */
    static Optional<Flag> of(String code) {
        return Arrays.stream(values()).filter(f -> f.name().equals(code) || code.equals(f.former)).findFirst();
    }
}
