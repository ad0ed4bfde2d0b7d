package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.SiblingRule.Leave;
import fr.passerelle.core.rule.Siblings;
import fr.passerelle.mailbox.Cut;
import fr.passerelle.mailboxdispatch.MailTurns.Turn;

/**
 * Whether a mail about documents may be written now: after the older mails of its chains, then after the DMP as its pathway asks.
 */
final class DocumentLetters {
    private final Letters letters;
    private final MailTurns turns;
    private final Recalls recalls;
    private final Siblings siblings;
    private final Cuts cuts;

    DocumentLetters(Letters letters, MailTurns turns, Recalls recalls, Siblings siblings, Cuts cuts) {
        this.letters = letters;
        this.turns = turns;
        this.recalls = recalls;
        this.siblings = siblings;
        this.cuts = cuts;
    }

    /** What to do with the dispatch. */
    sealed interface Step {
        /** Send this letter. */
        record Send(Letter letter) implements Step {}

        /** Send this letter whatever the patient chose: it asks to delete what was sent before. */
        record SendAnyway(Letter letter) implements Step {}

        /** Write this state. */
        record Become(Dispatch after) implements Step {}

        /** Its state is written: somebody will wake it; {@code again}: something has changed meanwhile, and it must be read again. */
        record Waits(boolean again) implements Step {}
    }

    Step next(Dispatch ready, DocumentPackage content, Instant now) {
        return content.deletes() ? recall(ready, content, now) : documents(ready, content, now);
    }

    /** Whether a mail that waited for the DMP, in a run that ended there, was given back: it must be read again. */
    boolean free(Dispatch held, DocumentPackage content) {
        return siblings.free(held, content.sequence());
    }

    private Cut cut(Dispatch ready, DocumentPackage content) {
        return ready.documents().size() < content.documents().size() ? cuts.of(ready) : Cut.WHOLE;
    }

    /** The writes that cut a mail too large, see {@link Cuts#cut}; one that asks to delete carries nothing to be cut. */
    List<Write> cut(Dispatch ready, Letter tooLarge, Instant now) {
        return tooLarge.recall() || ready.documents().size() < 2
                ? List.of()
                : cuts.cut(ready, alone -> size(alone, tooLarge, now), now);
    }

    private long size(Dispatch alone, Letter together, Instant now) {
        return TemporaryMail.size(letters.of(alone, letters.documents(alone), together.items(), true, together.notes()), now);
    }

    private Step documents(Dispatch ready, DocumentPackage content, Instant now) {
        return switch (turns.of(ready, content)) {
            case Turn.Come come -> afterDmp(ready, content, now,
                    go -> letters.of(ready, content, come.items(), cut(ready, content), go.everywhere() && come.visible(), go.notes()));
            case Turn.Over() -> new Step.Become(ready.cancelled(List.of(Reason.of("MAIL_OVERTAKEN")), now));
            case Turn.Waits(boolean again) -> new Step.Waits(again);
        };
    }

    private Step recall(Dispatch ready, DocumentPackage content, Instant now) {
        return switch (recalls.of(ready, content)) {
            case Recalls.Finding.Ask(var recall) -> afterDmp(ready, content, now, go -> letters.of(ready, content, recall, go.notes()));
            case Recalls.Finding.Nothing(List<Reason> why) -> new Step.Become(ready.cancelled(why, now));
            case Recalls.Finding.OtherPatient(List<Reason> why) -> new Step.Become(ready.held(HoldReason.DECISION, why, now));
            case Recalls.Finding.Waits(boolean again) -> new Step.Waits(again);
        };
    }

    private Step afterDmp(Dispatch ready, DocumentPackage content, Instant now, Function<Leave.Go, Letter> letter) {
        return switch (siblings.of(ready, content.sequence())) {
            case Leave.Go go when content.deletes() && ready.destination() == Destination.PROFESSIONAL_MAILBOX ->
                new Step.SendAnyway(letter.apply(go));
            case Leave.Go go -> new Step.Send(letter.apply(go));
            case Leave.Wait wait -> new Step.Waits(siblings.await(ready, content.sequence(), wait));
            case Leave.Never(List<Reason> why) -> new Step.Become(ready.refused(RefusalClass.CHOICE, why, now));
        };
    }
}
