package fr.passerelle.hl7.document;

import java.time.LocalDate;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.drop.MailDomains;

/**
 * What a document message is read against.
 *
 * @param establishment whose folder or queue it came by
 * @param today day of reception in the zone of the hospital: majority is counted from it
 * @param name what its document is called where it has no file of its own: the message that brings it
 * @param sender how the messages of this software are read
 */
public record DocumentContext(Establishment establishment, Environment environment, LocalDate today, MailDomains mailDomains,
        String name, Hl7Sender sender) {}
