package fr.passerelle.core.document;

import java.time.OffsetDateTime;

/**
 * A document to take out of the DMP (TD3.3c, documents.md §5.4).
 *
 * @param target the version to delete; what it replaced is hidden by it already
 * @param author who asks for it
 * @param legalAuthenticator who answers for it
 * @param decidedAt when it was decided
 */
public record Deletion(Version target, Author author, Professional legalAuthenticator, OffsetDateTime decidedAt) {}
