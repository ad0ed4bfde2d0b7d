package fr.passerelle.desk;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.AccessTraces;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.ChoiceBook;

/** Gathers what is known of a patient under all the keys. */
public final class PatientFiles {
    private final ChoiceBook book;
    private final ProfileStore profiles;
    private final IdentityStore identities;
    private final TransmissionStore store;
    private final AccessTraces traces;

    public PatientFiles(ChoiceBook book, ProfileStore profiles, IdentityStore identities, TransmissionStore store, AccessTraces traces) {
        this.book = book;
        this.profiles = profiles;
        this.identities = identities;
        this.store = store;
        this.traces = traces;
    }

    public PatientFile read(String establishment, List<PatientKey> keys) {
        return new PatientFile(establishment, each(keys, key -> identities.of(establishment, key).stream().toList()), book.history(keys),
                each(keys, key -> profiles.profile(key).stream().toList()).stream().max(Comparator.comparing(Profile::knownAt)),
                each(keys, store::concerning),
                each(keys, traces::of).stream().sorted(Comparator.comparing(Access::at)).toList());
    }

    private static <T> List<T> each(List<PatientKey> keys, Function<PatientKey, List<T>> read) {
        return keys.stream().flatMap(key -> Stream.of(read.apply(key))).flatMap(Collection::stream).distinct().toList();
    }
}
