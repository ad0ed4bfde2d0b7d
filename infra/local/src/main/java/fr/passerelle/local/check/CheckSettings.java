package fr.passerelle.local.check;

import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.json.JsonMessage;

/**
 * What files are read against.
 *
 * @param establishment whose they are; absent: of the fictitious ones of the examples, the one that the file names, or the first
 * @param clock when they came
 */
public record CheckSettings(@Nullable Establishment establishment, Environment environment, MailDomains domains, InstantSource clock) {
    /** Domains of the mailboxes of professionals: which of them a deployment lets mails go to is none of the files' business. */
    public static final String PROFESSIONALS = "mssante.fr,mssante.sante.fr";

    /**
     * Settings for files of any MSSanté domain.
     *
     * @param patientDomain domain of the patients' mailboxes
     */
    public static CheckSettings of(@Nullable Establishment establishment, Environment environment, String patientDomain,
            InstantSource clock) {
        return new CheckSettings(establishment, environment, MailDomains.of(PROFESSIONALS, patientDomain), clock);
    }

    Establishment of(byte[] content) {
        return establishment == null ? ExampleEstablishments.named(JsonMessage.read(content).root()) : establishment;
    }
}
