package fr.passerelle.simulators.dmp;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.watch.Transaction;

/**
 * What a {@link DmpSelector} may look at.
 *
 * @param number rank of the call since the start, from 1
 * @param endpoint last step of the path: {@code repository}, {@code registry} or {@code patients}
 * @param transaction kind of call, null until the request is read
 * @param patient matricule INS of the VIHF, null until the request is read
 * @param titles titles of the entries, empty until the request is read and for a question
 */
public record DmpCall(int number, String endpoint, @Nullable Transaction transaction, @Nullable String patient, List<String> titles) {
    public DmpCall {
        titles = List.copyOf(titles);
    }

    /** A call of which nothing has been read. */
    static DmpCall unread(int number, String endpoint) {
        return new DmpCall(number, endpoint, null, null, List.of());
    }

    /** Without the patient nor the titles: this is what logs may show. */
    @Override
    public String toString() {
        return "DmpCall[" + number + ", " + endpoint + "]";
    }
}
