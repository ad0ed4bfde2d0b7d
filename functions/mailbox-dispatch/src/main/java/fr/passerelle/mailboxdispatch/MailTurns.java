package fr.passerelle.mailboxdispatch;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.core.rule.Turns;

/** Versions by mail: a newer one leaves after the older one, and is not mailed to the patient while the DMP hides it. */
final class MailTurns {
    private final Turns turns;

    MailTurns(Turns turns) {
        this.turns = turns;
    }

    /** Whether the versions replaced let a mail leave. */
    sealed interface Turn {
        /**
         * Nothing stands before it.
         *
         * @param items its documents, with the visibility that applies to each now
         */
        record Come(List<Item> items) implements Turn {
            public Come {
                items = List.copyOf(items);
            }

            /** Whether the patient may see every document of the mail in Mon espace santé. */
            boolean visible() {
                return items.stream().noneMatch(i -> i.visibility().hiddenFromPatient());
            }
        }

        /** A newer one has left meanwhile. */
        record Over() implements Turn {}

        /** It waits for an older mail; {@code again}: something has changed meanwhile, and the dispatch must be read again. */
        record Waits(boolean again) implements Turn {}
    }

    Turn of(Dispatch ready, DocumentPackage content) {
        var items = new ArrayList<Item>();
        for (PreparedDocument document : content.documents()) {
            SourceDocument source = document.source();
            if (turns.overtaken(ready, chain(ready, document), source.id())) {
                return new Turn.Over();
            }
            boolean first = source.replaces() == null;
            if (first && !source.visibility().hiddenFromPatient()) {
                items.add(item(source, source.visibility(), false));
                continue;
            }
            ChainKey chain = chain(ready, document);
            Past past = turns.before(ready, chain, source.id());
            if (!past.settled()) {
                return new Turn.Waits(turns.await(ready, chain, source.id(), past));
            }
            // A first version that the creator hides is never mailed: this one is hidden by its pathway, until the announcement.
            boolean awaits = past.awaitsAnnouncement() || (first && past.visibility().hiddenFromPatient());
            items.add(item(source, past.visibility(), awaits));
        }
        return new Turn.Come(items);
    }

    private static Item item(SourceDocument source, Visibility visibility, boolean awaitsAnnouncement) {
        return new Item(source.id(), source.type(), source.confidentiality(), visibility, awaitsAnnouncement, false, source.cda());
    }

    void wakeNext(Dispatch settled, DocumentPackage content) {
        content.documents().forEach(document -> turns.wakeNext(settled, chain(settled, document), document.source().id()));
        content.deletions().forEach(deletion -> turns.wakeNext(settled, new ChainKey(settled.establishment(), deletion.chain()),
                deletion.source().target().document()));
    }

    private static ChainKey chain(Dispatch dispatch, PreparedDocument document) {
        return new ChainKey(dispatch.establishment(), document.chain());
    }
}
