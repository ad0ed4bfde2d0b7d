package fr.passerelle.simulators.dmp;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link DmpSelector} may look at.
 *
 * @param number rank of the call since the start, from 1
 * @param endpoint last step of the path, {@code repository} or {@code registry}
 * @param patient matricule INS of the VIHF or of the lot, null until the request is read
 * @param titles titles of the entries, empty until the request is read and for a query
 */
public record DmpCall(int number, String endpoint, @Nullable String patient, List<String> titles) {
    public DmpCall {
        titles = List.copyOf(titles);
    }

    /** Without the patient nor the titles: this is what logs may show. */
    @Override
    public String toString() {
        return "DmpCall[" + number + ", " + endpoint + "]";
    }
}
