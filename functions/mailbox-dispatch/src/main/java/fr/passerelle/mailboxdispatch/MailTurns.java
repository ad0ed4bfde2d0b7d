package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.rule.Turns;

/** Versions by mail: a newer one leaves after the older one, and is not mailed to the patient while the DMP hides it. */
final class MailTurns {
    private final Turns turns;

    MailTurns(Turns turns) {
        this.turns = turns;
    }

    /**
     * Waits for the mails of the versions replaced.
     *
     * @return whether the dispatch left its state, or must be read again; empty when it is its turn
     */
    Optional<Boolean> await(Dispatch ready, DocumentPackage content) {
        for (PreparedDocument document : replacements(content)) {
            ChainKey chain = chain(ready, document);
            Past past = turns.before(ready, chain, document.source().id());
            if (!past.settled()) {
                return Optional.of(!turns.await(ready, chain, document.source().id(), past));
            }
        }
        return Optional.empty();
    }

    /** Documents that keep a restriction of the version they replace: mailing them would reveal by omission (dmp-transport.md §7). */
    List<Reason> hidden(Dispatch ready, DocumentPackage content, Instant now) {
        if (ready.destination() != Destination.PATIENT_MAILBOX) {
            return List.of();
        }
        boolean minor = content.patient().minorOn(LocalDate.ofInstant(now, content.establishment().zone()));
        return replacements(content).stream().flatMap(document -> {
            var visibility = turns.before(ready, chain(ready, document), document.source().id()).visibility();
            Optional<String> code = visibility.hiddenFromPatient()
                    ? Optional.of("HIDDEN_BUT_MAILED")
                    : minor && visibility.hiddenFromRepresentatives() ? Optional.of("SECRET_BUT_MAILED") : Optional.empty();
            return code.map(c -> Reason.at(document.source().id(), c)).stream();
        }).toList();
    }

    void wakeNext(Dispatch settled, DocumentPackage content) {
        content.documents().forEach(document -> turns.wakeNext(settled, chain(settled, document), document.source().id()));
    }

    private static List<PreparedDocument> replacements(DocumentPackage content) {
        return content.documents().stream().filter(d -> d.source().replaces() != null).toList();
    }

    private static ChainKey chain(Dispatch dispatch, PreparedDocument document) {
        return new ChainKey(dispatch.establishment(), document.chain());
    }
}
