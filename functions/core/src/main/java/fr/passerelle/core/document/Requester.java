package fr.passerelle.core.document;

import java.time.OffsetDateTime;

/**
 * Who stands behind a call to the DMP: the subject of the VIHF and the author of the lot.
 *
 * @param author a person or a system of the structure
 * @param responsible who answers for what a system does; the author or another when it is a person
 * @param authenticatedAt when a person was logged in; of no meaning for a system
 * @param secretConnection secret care of a minor ({@code CONNEXION_SECRETE})
 */
public record Requester(Author author, Professional responsible, OffsetDateTime authenticatedAt, boolean secretConnection) {}
