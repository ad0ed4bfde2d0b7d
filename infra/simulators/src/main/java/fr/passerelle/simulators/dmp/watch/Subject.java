package fr.passerelle.simulators.dmp.watch;

import java.util.List;

/**
 * What a call is about, as {@link Watch} sees it.
 *
 * @param transaction kind of call
 * @param structure Struct_IdNat of the VIHF
 * @param patient matricule INS of the VIHF, empty text when it has none
 * @param uniqueIds documents fed, or document asked for
 * @param targets uniqueIds of the documents known to the registry that the call replaces or deletes
 */
public record Subject(Transaction transaction, String structure, String patient, List<String> uniqueIds, List<String> targets) {
    public Subject {
        uniqueIds = List.copyOf(uniqueIds);
        targets = List.copyOf(targets);
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "Subject[" + transaction + ", " + uniqueIds + "]";
    }
}
