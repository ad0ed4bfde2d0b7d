package fr.passerelle.formats.cda.read;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;

/**
 * What a CDA is read against.
 *
 * @param establishment whose folder or message it came by: its zone, and the domains of its identifiers
 * @param environment decides which INS authorities are accepted
 * @param vouched status of the identity as whoever brings the CDA says it (PID-32 of a message); a CDA says nothing of it
 * @param name what the document is called where it has no file of its own: the file or the message that brings it
 * @param largest bytes of the largest CDA taken
 */
public record CdaContext(Establishment establishment, Environment environment, IdentityStatus vouched, String name, int largest) {
    /** Room for a PDF of 20 MiB in base64, and its header: 29 MiB. */
    public static final int LARGEST = 29 << 20;

    /** A CDA that comes by itself: nobody vouches for the identity it bears. */
    public static CdaContext alone(Establishment establishment, Environment environment, String name) {
        return new CdaContext(establishment, environment, IdentityStatus.VALIDEE, name, LARGEST);
    }
}
