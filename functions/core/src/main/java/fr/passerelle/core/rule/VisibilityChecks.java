package fr.passerelle.core.rule;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.Refuse;

/** Who may see what, and what a mail would give away (consent-and-rules.md §5, §8 rows 12 and 14). */
final class VisibilityChecks {
    private VisibilityChecks() {
    }

    /** Both at once is forbidden by the DMP: the author chooses, for every destination (documents.md §5.3). */
    static Stream<Hold> maskedAndHidden(Facts facts) {
        return about(facts, i -> i.visibility().maskedToProfessionals() && i.visibility().hiddenFromPatient())
                .map(i -> new Hold(HoldReason.DECISION, List.of(Reason.at(i.id(), "MASKED_AND_HIDDEN"))));
    }

    /** What the patient has been able to read cannot be hidden again (use-cases.md §5.H). */
    static Stream<Hold> hiddenAgain(Facts facts) {
        return facts.toDmp()
                ? about(facts, i -> i.shown() && i.visibility().hiddenFromPatient())
                        .map(i -> new Hold(HoldReason.DECISION, List.of(Reason.at(i.id(), "CANNOT_HIDE_AGAIN"))))
                : Stream.empty();
    }

    /** The message leaves once the document may be seen; until then not even its title. */
    static Stream<Hold> announcementAwaited(Facts facts) {
        return facts.toPatient()
                ? about(facts, Item::awaitsAnnouncement)
                        .map(i -> new Hold(HoldReason.REVEAL, List.of(Reason.at(i.id(), "ANNOUNCEMENT_AWAITED"))))
                : Stream.empty();
    }

    /** Mailing a document that the DMP hides would reveal it by omission (dmp-transport.md §7). */
    static Stream<Refuse> hiddenButMailed(Facts facts) {
        return facts.toPatient()
                ? about(facts, i -> i.visibility().hiddenFromPatient() && !i.awaitsAnnouncement())
                        .map(i -> new Refuse(RefusalClass.FAULT, List.of(Reason.at(i.id(), "HIDDEN_BUT_MAILED"))))
                : Stream.empty();
    }

    /** A minor's mailbox is read by the parents (§6). */
    static Stream<Refuse> secretButMailed(Facts facts) {
        return facts.toPatient() && facts.minor()
                ? about(facts, i -> i.visibility().hiddenFromRepresentatives())
                        .map(i -> new Refuse(RefusalClass.FAULT, List.of(Reason.at(i.id(), "SECRET_BUT_MAILED"))))
                : Stream.empty();
    }

    /** The same, for care that the minor asked to keep secret after the message was prepared, appointments included. */
    static Stream<Refuse> secretCareMailed(Facts facts) {
        return facts.toPatient() && facts.minor() && facts.choices().secretCare()
                ? Stream.of(new Refuse(RefusalClass.CHOICE, List.of(Reason.of("SECRET_CARE_NOT_MAILED"))))
                : Stream.empty();
    }

    private static Stream<Item> about(Facts facts, Predicate<Item> concerned) {
        return facts.items().stream().filter(concerned);
    }
}
