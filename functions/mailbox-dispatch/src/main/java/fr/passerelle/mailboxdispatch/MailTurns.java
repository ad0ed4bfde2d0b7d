package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Visibility;
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
         * @param visible whether the patient may see every document of the mail in Mon espace santé
         */
        record Come(boolean visible) implements Turn {}

        /** It waits for an older mail; {@code again}: something has changed meanwhile, and the dispatch must be read again. */
        record Waits(boolean again) implements Turn {}

        /** Documents that keep a restriction of the version they replace: mailing them would reveal by omission (dmp-transport.md §7). */
        record Hidden(List<Reason> why) implements Turn {
            public Hidden {
                why = List.copyOf(why);
            }
        }
    }

    Turn of(Dispatch ready, DocumentPackage content, Instant now) {
        var hidden = new ArrayList<Reason>();
        boolean visible = true;
        for (PreparedDocument document : content.documents()) {
            visible &= !document.source().visibility().hiddenFromPatient();
            if (document.source().replaces() != null) {
                ChainKey chain = chain(ready, document);
                Past past = turns.before(ready, chain, document.source().id());
                if (!past.settled()) {
                    return new Turn.Waits(turns.await(ready, chain, document.source().id(), past));
                }
                visible &= !past.visibility().hiddenFromPatient();
                restriction(ready, content, past.visibility(), now).ifPresent(code -> hidden.add(Reason.at(document.source().id(), code)));
            }
        }
        return hidden.isEmpty() ? new Turn.Come(visible) : new Turn.Hidden(hidden);
    }

    private static Optional<String> restriction(Dispatch ready, DocumentPackage content, Visibility visibility, Instant now) {
        if (ready.destination() != Destination.PATIENT_MAILBOX) {
            return Optional.empty();
        }
        if (visibility.hiddenFromPatient()) {
            return Optional.of("HIDDEN_BUT_MAILED");
        }
        boolean minor = content.patient().minorOn(LocalDate.ofInstant(now, content.establishment().zone()));
        return minor && visibility.hiddenFromRepresentatives() ? Optional.of("SECRET_BUT_MAILED") : Optional.empty();
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
