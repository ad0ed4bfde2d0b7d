package fr.passerelle.dmpdispatch;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Sequence;

/**
 * The part of a package a dispatch carries: a document or a deletion.
 *
 * @param document local key of the document concerned
 * @param sequence order of the mails of the package and of the DMP
 */
record Part(ChainKey chain, String document, Sequence sequence) {
    static Part of(Dispatch dispatch, DocumentPackage content) {
        if (content.deletes()) {
            var deletion = content.deletions().get(dispatch.part());
            return new Part(new ChainKey(dispatch.establishment(), deletion.chain()), deletion.source().target().document(),
                    content.sequence());
        }
        var document = content.documents().get(dispatch.part());
        return new Part(new ChainKey(dispatch.establishment(), document.chain()), document.source().id(), content.sequence());
    }
}
