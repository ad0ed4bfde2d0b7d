package fr.passerelle.mailboxdispatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDeletion;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.rule.Turns;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.mailbox.Recall;

/**
 * Mails that ask to delete what earlier ones brought (use-cases.md §5.E): what a recipient got is read from the chain, and what the
 * earlier mail showed from the package it was made of, as long as the vault keeps it.
 */
final class Recalls {
    private final Turns turns;
    private final VaultPackages packages;

    Recalls(Turns turns, VaultPackages packages) {
        this.turns = turns;
        this.packages = packages;
    }

    /** What is to be asked. */
    sealed interface Finding {
        /** To delete this. */
        record Ask(Recall recall) implements Finding {}

        /** Nothing: no mail had brought any of the documents to this recipient. */
        record Nothing(List<Reason> why) implements Finding {
            public Nothing {
                why = List.copyOf(why);
            }
        }

        /** The mails were sent about somebody else than the patient of the deletion. */
        record OtherPatient(List<Reason> why) implements Finding {
            public OtherPatient {
                why = List.copyOf(why);
            }
        }

        /** It waits for an earlier mail; {@code again}: something has changed meanwhile, and the dispatch must be read again. */
        record Waits(boolean again) implements Finding {}
    }

    Finding of(Dispatch ready, DocumentPackage content) {
        var originals = new LinkedHashSet<String>();
        var shown = new LinkedHashSet<Recall.Shown>();
        var untold = new ArrayList<Reason>();
        for (PreparedDeletion deletion : content.deletions()) {
            var chain = new ChainKey(ready.establishment(), deletion.chain());
            String document = deletion.source().target().document();
            if (turns.cancelUnsent(ready, chain, document)) {
                return new Finding.Waits(true);
            }
            Past past = turns.before(ready, chain, document);
            if (!past.settled()) {
                return new Finding.Waits(turns.await(ready, chain, document, past));
            }
            List<Earlier> told = told(ready, content, past);
            if (told.stream().anyMatch(earlier -> earlier.ofAnother(content))) {
                return new Finding.OtherPatient(List.of(Reason.at(document, "CHAIN_PATIENT_DIFFERS")));
            }
            told.forEach(earlier -> originals.add(earlier.mail().outsideId()));
            told.forEach(earlier -> earlier.shown(deletion).forEach(shown::add));
            if (told.isEmpty()) {
                untold.add(Reason.at(document, "DELETION_NOT_TOLD"));
            }
        }
        return originals.isEmpty()
                ? new Finding.Nothing(untold)
                : new Finding.Ask(new Recall(List.copyOf(originals), List.copyOf(shown), content.deletions().size() - untold.size()));
    }

    private List<Earlier> told(Dispatch ready, DocumentPackage content, Past past) {
        return past.mailed().stream().filter(mail -> mail.destination() == ready.destination())
                .map(mail -> new Earlier(mail, packages.formerMail(mail.ref().inputId())))
                .filter(earlier -> ready.destination() == Destination.PATIENT_MAILBOX
                        || earlier.mayHaveGoneTo(content.destinations().professionals().get(ready.recipient())))
                .toList();
    }

    /**
     * An earlier mail.
     *
     * @param content what it was made of; no longer there after its retention
     */
    private record Earlier(Dispatch mail, Optional<DocumentPackage> content) {
        boolean ofAnother(DocumentPackage deletion) {
            return content.filter(former -> !same(former.patient(), deletion.patient())).isPresent();
        }

        /** By the matricule where both have one that is qualified; otherwise only the establishment's own identifier can tell. */
        private static boolean same(Patient one, Patient other) {
            boolean national = one.qualified() && other.qualified();
            return national ? Objects.equals(one.ins(), other.ins()) : one.ipp() != null && one.ipp().equals(other.ipp());
        }

        /** Once its content is gone nobody knows to whom it went: better ask once too often than once too little. */
        boolean mayHaveGoneTo(String address) {
            return content.map(former -> former.destinations().professionals().get(mail.recipient()))
                    .filter(to -> !to.equalsIgnoreCase(address))
                    .isEmpty();
        }

        List<Recall.Shown> shown(PreparedDeletion deletion) {
            return content.stream().flatMap(former -> former.documents().stream())
                    .filter(document -> document.chain().equals(deletion.chain()))
                    .map(document -> new Recall.Shown(document.source().title(), document.source().act().start())).toList();
        }
    }
}
