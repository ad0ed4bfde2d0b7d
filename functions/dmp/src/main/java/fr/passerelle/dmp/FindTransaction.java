package fr.passerelle.dmp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Presence;

/** TD3.1b: the references of a document (dmp-transport.md §9). */
final class FindTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(FindTransaction.class);

    private final Caller caller;
    private final Reactions reactions;

    FindTransaction(Caller caller, Reactions reactions) {
        this.caller = caller;
        this.reactions = reactions;
    }

    Presence find(Enquiry enquiry) {
        Exchange exchange = caller.call(Operation.FIND, enquiry.content(), enquiry.part(), Departure.AT_ONCE,
                (addressing, assertion, _, _) -> Request
                        .plain(Operation.FIND, SoapEnvelope.bytes(addressing, assertion, new GetDocumentsQuery(enquiry.uniqueId()))));
        Presence presence = presence(exchange);
        LOG.info("{} document {} message {}: {}", exchange.operation(), enquiry.uniqueId(), exchange.message(),
                presence.getClass().getSimpleName());
        if (presence instanceof Presence.Unknown) {
            caller.keep(exchange);
        }
        return presence;
    }

    /** Only a clean success proves absence; a reference proves presence whatever else is said. */
    private Presence presence(Exchange exchange) {
        if (exchange.reply().orElse(null) instanceof Reply.Registry registry) {
            if (!registry.references().isEmpty()) {
                return new Presence.Found(registry.references());
            }
            if (registry.status().equals("Success") && registry.errors().isEmpty()) {
                return new Presence.Absent();
            }
        }
        return new Presence.Unknown(reactions.to(exchange.answer(), exchange.messageId()));
    }
}
