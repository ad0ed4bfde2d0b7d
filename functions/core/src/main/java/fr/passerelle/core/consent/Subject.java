package fr.passerelle.core.consent;

import java.util.Set;

/**
 * What is about to be sent, as far as a patient's choices can tell it apart.
 *
 * @param stays numbers of the stays concerned
 * @param documents local keys of the documents and of the first version of each
 * @param types codes of JDV_J07
 */
public record Subject(Set<String> stays, Set<String> documents, Set<String> types) {
    /** Something that belongs to no stay and carries no document, such as an appointment. */
    public static final Subject PLAIN = new Subject(Set.of(), Set.of(), Set.of());

    public Subject {
        stays = Set.copyOf(stays);
        documents = Set.copyOf(documents);
        types = Set.copyOf(types);
    }
}
