package fr.passerelle.formats.xds;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.Code;

/**
 * The metadata of one document of a lot (XDS DocumentEntry, "fiche"; documents.md §4.3, IHE ITI TF-3 §4.2.3.2). Attributes in the
 * alphabetical order of that table; those the registry sets (availabilityStatus, logicalId, repositoryUniqueId) are not here.
 *
 * @param id symbolic name inside the request, e.g. {@code Document01}
 * @param authors one per author, at least one
 * @param confidentialityCodes the CDA's first, then the visibility codes, 1 to 4
 * @param creationTime DTM, UTC
 * @param hash SHA-1 of the bytes sent, 40 lower-case hexadecimal characters
 * @param legalAuthenticator XCN
 * @param mimeType of what is sent: {@code text/xml} for a CDA, whatever it wraps
 * @param patientId CX
 * @param referenceIds CXi each
 * @param serviceStartTime DTM, UTC
 * @param serviceStopTime DTM, UTC, absent when the act is not over or its end unknown
 * @param size bytes sent
 * @param sourcePatientId CX
 * @param sourcePatientInfo {@code PID-n|…} each
 * @param uniqueId OID alone
 * @param uri file name beside METADATA.XML, only in XDM
 */
public record DocumentEntry(String id, List<XdsAuthor> authors, Code classCode, @Nullable String comments, List<Code> confidentialityCodes,
        String creationTime, List<Code> eventCodes, Code formatCode, String hash, Code healthcareFacilityType, String languageCode,
        String legalAuthenticator, String mimeType, String patientId, Code practiceSetting, List<String> referenceIds,
        String serviceStartTime, @Nullable String serviceStopTime, long size, String sourcePatientId, List<String> sourcePatientInfo,
        String title, Code typeCode, String uniqueId, @Nullable String uri) {
    public DocumentEntry {
        authors = List.copyOf(authors);
        confidentialityCodes = List.copyOf(confidentialityCodes);
        eventCodes = List.copyOf(eventCodes);
        referenceIds = List.copyOf(referenceIds);
        sourcePatientInfo = List.copyOf(sourcePatientInfo);
    }
}
