package fr.passerelle.formats.cda;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;

/**
 * What a CDA of level 1 says beside its PDF.
 *
 * @param site FINESS EG where the author works, one of the establishment's sites; absent: the legal entity
 * @param uniqueId {@code id/@root}: an OID of 64 characters at most, never with an extension (documents.md §1 trap 1)
 * @param setId {@code setId/@root}, constant over the versions of the document
 * @param parentUniqueId id of the version replaced, absent for a creation
 */
public record CdaN1(Establishment establishment, @Nullable String site, Patient patient, SourceDocument document, String uniqueId,
        String setId, @Nullable String parentUniqueId) {}
