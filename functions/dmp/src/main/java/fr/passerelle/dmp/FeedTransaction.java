package fr.passerelle.dmp;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequest;

/** TD2.1: feeds one document and the signature of the lot, or replaces one (dmp-transport.md §5, §7). What identifies document and lot never changes (§12). */
final class FeedTransaction {
    private final Caller caller;
    private final Reactions reactions;
    private final Lots lots;
    private final DocumentSource documents;
    private final LotSeal seal;
    private final Supplier<UUID> boundaries;

    FeedTransaction(Caller caller, Reactions reactions, Lots lots, DocumentSource documents, LotSeal seal, Supplier<UUID> boundaries) {
        this.caller = caller;
        this.reactions = reactions;
        this.lots = lots;
        this.documents = documents;
        this.seal = seal;
        this.boundaries = boundaries;
    }

    Reaction feed(Lot lot, Departure departure) {
        Exchange exchange = caller.call(Operation.FEED, lot.content(), lot.part(), departure, (addressing, assertion, now, signer) -> {
            SubmitObjectsRequest unsigned = lots.forDmp(lot, now);
            Coherence.lot(unsigned, lot.content().establishment(), lot.content().patient().requiredIns());
            byte[] signature = seal.of(lot, now, signer);
            SubmitObjectsRequest signed = lots.signed(unsigned, lot.content().establishment().oids().signature(lot.lotId()), signature,
                    now);
            var body = new Iti41Request(addressing, assertion, signed, parts(lot, signed, signature), "passerelle-" + boundaries.get());
            return new Request(body.contentType(), body);
        });
        return caller.concluded(exchange, lot.lotId(), reactions.to(exchange.answer(), exchange.messageId()));
    }

    private List<MimePart> parts(Lot lot, SubmitObjectsRequest signed, byte[] signature) {
        PreparedDocument document = lot.content().documents().get(lot.part());
        DocumentEntry entry = signed.documents().getFirst();
        DocumentEntry seal = signed.documents().getLast();
        return List.of(
                new MimePart(entry.id(), "doc1@passerelle", entry.mimeType(), document.size(), () -> documents.open(document.cda())),
                new MimePart(seal.id(), "sig1@passerelle", seal.mimeType(), signature.length, () -> new ByteArrayInputStream(signature)));
    }
}
