package fr.passerelle.keeper;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Decision;

/**
 * What proves a transmission for ten years (docs/retention.md): who, what, by which rules, what was answered and when. No identity, no title,
 * no name of a file: the patient is only there by keys.
 *
 * @param format of this text
 * @param patientKeys HMAC of the patient, empty when no package was ever made
 * @param content whether the package was still kept: without it, the documents are those of the first proof
 */
record Proof(String format, Received input, List<String> patientKeys, boolean content, List<Sent> documents, List<Removed> deletions,
        List<Branch> dispatches) {
    static final String FORMAT = "passerelle-proof-1";

    /**
     * What came in.
     *
     * @param digest ETag of the object or SHA-256 of the message
     * @param stay pseudonym of the stay
     */
    record Received(String id, String establishment, String kind, String digest, Instant receivedAt, @Nullable String source,
            @Nullable String pathway, @Nullable String site, @Nullable String unit, @Nullable String stay, @Nullable String duplicateOf) {}

    /**
     * A document as sent.
     *
     * @param type code of JDV_J07
     * @param hash SHA-1 of the CDA, as declared to the DMP
     * @param pdf absent when the document was given as a CDA that holds none
     */
    record Sent(String document, int version, String type, String uniqueId, String setId, String hash, File cda,
            @Nullable File pdf) {}

    /** @param sha256 64 hexadecimal characters, absent when the file is no longer there */
    record File(@Nullable String sha256, long bytes) {}

    /** A version asked to be deleted. */
    record Removed(String document, int version) {}

    /** @param outsideId id given outside: lot OID (SubmissionSet) or Message-ID */
    record Branch(String id, String destination, int part, List<String> documents, String outsideId, List<State> states) {}

    /** One line of the history, with the decision it was based on. */
    record State(String state, Instant since, @Nullable String hold, @Nullable String refusal, @Nullable String consent, int attempts,
            @Nullable Decision decision, List<Said> reasons) {}

    /** @param arguments codes of the national answer; empty for reasons that could name a file or a person */
    record Said(String code, @Nullable String subject, List<String> arguments) {}
}
