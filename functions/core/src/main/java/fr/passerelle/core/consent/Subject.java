package fr.passerelle.core.consent;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;

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

    /** Documents sent together: what concerns one of them concerns them all. */
    public static Subject of(Collection<PreparedDocument> documents) {
        List<SourceDocument> sources = documents.stream().map(PreparedDocument::source).toList();
        return new Subject(
                sources.stream().map(source -> source.stay().number()).filter(Objects::nonNull).collect(Collectors.toSet()),
                documents.stream().flatMap(d -> Stream.of(d.source().id(), d.chain())).collect(Collectors.toSet()),
                sources.stream().map(SourceDocument::type).collect(Collectors.toSet()));
    }
}
