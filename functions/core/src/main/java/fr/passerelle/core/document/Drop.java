package fr.passerelle.core.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Patient;

/**
 * A drop: a descriptor and its PDF files, or a descriptor that asks for deletions, about one patient.
 *
 * @param establishment FINESS EJ
 * @param site FINESS EG where the author works, absent: the legal entity
 * @param pathway identifier of the parcours, when the hospital names it
 * @param unit code of the unit (service) that made it, absent when not told
 * @param source software that made it, absent when not told
 * @param routed whether the creator names the destinations; otherwise the pathway does
 * @param priority what goes first when not everything can leave at once
 */
public record Drop(String establishment, @Nullable String site, @Nullable String unit, @Nullable String source,
        @Nullable String pathway, Patient patient, List<SourceDocument> documents,
        List<Deletion> deletions, Priority priority, boolean routed, Destinations destinations, Message message) {
    public Drop {
        documents = List.copyOf(documents);
        deletions = List.copyOf(deletions);
    }

    /** The same, about the patient as the identity feed knows them. */
    public Drop about(Patient known) {
        return new Drop(establishment, site, unit, source, pathway, known, documents, deletions, priority, routed, destinations, message);
    }

    /** The same, going there with these documents. */
    public Drop routed(Destinations where, List<SourceDocument> what) {
        return new Drop(establishment, site, unit, source, pathway, patient, what, deletions, priority, routed, where, message);
    }
}
