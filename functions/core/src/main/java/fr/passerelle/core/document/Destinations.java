package fr.passerelle.core.document;

import java.util.List;

/**
 * Destinations asked for.
 *
 * @param dmp {@code DESTDMP}
 * @param patientMailbox {@code DESTMSSANTEPAT}
 * @param professionals MSSanté addresses of professionals ({@code DESTMSSANTEPS}), one mail each
 */
public record Destinations(boolean dmp, boolean patientMailbox, List<String> professionals) {
    public Destinations {
        professionals = List.copyOf(professionals);
    }

    public boolean none() {
        return !dmp && !patientMailbox && professionals.isEmpty();
    }
}
