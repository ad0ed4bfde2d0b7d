package fr.passerelle.hl7.feed;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.hl7.MessageHeader;

/**
 * What a message of a feed is read against.
 *
 * @param establishment it came from: its zone is that of times without offset
 * @param environment decides which INS authorities and which MSH-11 are accepted
 */
public record FeedContext(Establishment establishment, Environment environment) {
    /** How the messages of this software are read. */
    public Hl7Sender sender(MessageHeader header) {
        return establishment.hl7Policy().of(header.sendingApplication(), header.sendingFacility());
    }
}
