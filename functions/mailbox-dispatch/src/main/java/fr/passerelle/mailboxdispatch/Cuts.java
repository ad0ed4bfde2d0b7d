package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.mailbox.Cut;

/**
 * Cuts a mail whose documents are too large together into numbered mails, each a dispatch of its own
 * (use-cases.md §4, P14; docs/decisions/0129-numbered-mails.md).
 */
final class Cuts {
    static final String TOO_LARGE = "MAIL_TOO_LARGE";
    /** What the sentence that numbers a mail may add to it. */
    private static final long SENTENCE = 1_024;

    private final TransmissionStore store;
    private final long largest;

    /** @param largest bytes of a whole mail once encoded */
    Cuts(TransmissionStore store, long largest) {
        this.store = store;
        this.largest = largest;
    }

    /** Which of the mails to its recipient it is; those that are too large by themselves are not among them. */
    Cut of(Dispatch mail) {
        List<Dispatch> all = store.dispatches(mail.ref().inputId()).stream().filter(d -> sameRecipient(d, mail) && !tooLarge(d))
                .filter(d -> d.state() != DispatchState.REPLAYED)
                .sorted(Comparator.comparingInt(Dispatch::part)).toList();
        int index = all.stream().map(Dispatch::ref).toList().indexOf(mail.ref());
        return index < 0 ? Cut.WHOLE : new Cut(index + 1, all.size());
    }

    /**
     * The writes that cut a mail; none when it cannot be: one document alone is too large, and a person must make it smaller.
     *
     * @param mail ready, all of its documents in one mail
     * @param size bytes of the mail of one of them alone: together they take no more than the sum
     */
    List<Write> cut(Dispatch mail, ToLongFunction<Dispatch> size, Instant now) {
        if (mail.documents().size() < 2) {
            return List.of();
        }
        var together = new ArrayList<List<String>>();
        var refused = new ArrayList<Dispatch>();
        long sum = 0;
        for (String document : mail.documents()) {
            long alone = size.applyAsLong(mail.carrying(List.of(document)));
            if (alone > largest) {
                refused.add(mail.carrying(List.of(document)).refused(RefusalClass.FAULT, List.of(reason(document, alone)), now));
            } else if (together.isEmpty() || sum + alone > largest - SENTENCE) {
                together.add(new ArrayList<>(List.of(document)));
                sum = alone;
            } else {
                together.getLast().add(document);
                sum += alone;
            }
        }
        var pieces = new ArrayList<Dispatch>(together.stream().map(documents -> mail.carrying(documents).ready(now)).toList());
        pieces.addAll(refused);
        var writes = new ArrayList<Write>(List.of(new Write.Move(mail, pieces.getFirst())));
        Iterator<Integer> free = free(mail);
        pieces.stream().skip(1).forEach(piece -> writes.add(new Write.Create(numbered(piece, free.next()))));
        return Write.items(writes) > TransmissionStore.MOST_ITEMS ? List.of() : writes;
    }

    /** Numbers that no mail to the recipient has yet: one that is replayed may have been cut before. */
    private Iterator<Integer> free(Dispatch mail) {
        Set<Integer> taken = store.dispatches(mail.ref().inputId()).stream().filter(d -> d.destination() == mail.destination())
                .map(Dispatch::part).collect(Collectors.toSet());
        return IntStream.iterate(mail.part() + Dispatch.PIECE, next -> next + Dispatch.PIECE).filter(next -> !taken.contains(next)).boxed()
                .iterator();
    }

    private Reason reason(String document, long size) {
        return Reason.at(document, TOO_LARGE, Long.toString(size), Long.toString(largest));
    }

    /** Another dispatch, with ids of its own. */
    private static Dispatch numbered(Dispatch piece, int part) {
        String input = piece.ref().inputId();
        var ref = new DispatchRef(input, Ids.dispatch(input, piece.destination(), part));
        return piece.as(ref, part, new MailId(ref).messageId(MailId.domain(piece.outsideId())));
    }

    private static boolean sameRecipient(Dispatch one, Dispatch other) {
        return one.destination() == other.destination() && one.recipient() == other.recipient() && !one.documents().isEmpty();
    }

    private static boolean tooLarge(Dispatch mail) {
        return mail.state() == DispatchState.REFUSED && mail.reasons().stream().anyMatch(why -> why.code().equals(TOO_LARGE));
    }
}
