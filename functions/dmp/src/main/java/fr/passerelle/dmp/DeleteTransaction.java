package fr.passerelle.dmp;

import java.time.Instant;

import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequest;
import fr.passerelle.formats.xds.SubmitObjectsRequestWriter;

/** TD3.3c: deletes one document, logically, by ITI-57 (dmp-transport.md §7). */
final class DeleteTransaction {
    private final Caller caller;
    private final Reactions reactions;
    private final Lots lots;

    DeleteTransaction(Caller caller, Reactions reactions, Lots lots) {
        this.caller = caller;
        this.reactions = reactions;
        this.lots = lots;
    }

    Reaction delete(Removal removal, Departure departure) {
        Exchange exchange = caller.call(Operation.DELETE, removal.content(), removal.part(), departure,
                (addressing, assertion, now, _) -> Request.plain(Operation.DELETE, envelope(addressing, assertion, removal, now)));
        Reaction reaction = reactions.to(exchange.answer(), exchange.messageId());
        return caller.concluded(exchange, removal.lotId(), inWordsOfADeletion(reaction));
    }

    private byte[] envelope(Addressing addressing, byte[] assertion, Removal removal, Instant now) {
        SubmitObjectsRequest lot = lots.forDeletion(removal, now);
        Coherence.lot(lot, removal.content().establishment(), removal.content().patient().requiredIns());
        return SoapEnvelope.bytes(addressing, assertion, xml -> new SubmitObjectsRequestWriter().write(lot, xml));
    }

    /** The table speaks of a document that is fed; what is asked of us is the same. */
    private static Reaction inWordsOfADeletion(Reaction reaction) {
        String code = switch (reaction.catalogueCode()) {
            case "DMP_STORED", "DMP_WARNING" -> "DMP_DELETED";
            case "DMP_REFUSED", "DMP_HUMAN" -> "DMP_DELETION_REFUSED";
            default -> reaction.catalogueCode();
        };
        return new Reaction(reaction.kind(), reaction.health(), code, reaction.nationalCodes(), reaction.patience());
    }
}
