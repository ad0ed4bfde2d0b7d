package fr.passerelle.core.rule;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.OnPaper;
import fr.passerelle.core.rule.Verdict.Refuse;

/** What the patient chose, and what the DMP said of the profile (consent-and-rules.md §4, §6). Taking documents back from the DMP needs no consent. */
final class ConsentChecks {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private ConsentChecks() {
    }

    /** Care that parents may have to ignore, and nobody said so: too dangerous to guess. */
    static Stream<Hold> minorSensitive(Facts facts) {
        Choices choices = facts.choices();
        if (!facts.minor() || choices.secretCare() || choices.ordinaryCare()) {
            return Stream.empty();
        }
        return facts.items().stream().filter(i -> facts.typeRule(i).filter(TypeRule::sensitiveForMinors).isPresent())
                .filter(i -> !i.visibility().hiddenFromRepresentatives())
                .map(i -> new Hold(HoldReason.DECISION, List.of(Reason.at(i.id(), "MINOR_SENSITIVE", i.type()))));
    }

    static Stream<Refuse> opposed(Facts facts) {
        ChoiceRecord opposition = facts.choices().opposition();
        if (opposition == null || (facts.deletes() && facts.toDmp())) {
            return Stream.empty();
        }
        String day = DAY.format(opposition.collectedAt().atZone(facts.establishment().zone()));
        return Stream.of(new Refuse(RefusalClass.CHOICE,
                List.of(Reason.of("OPPOSED", ConsentScope.of(facts.destination()).label(), day, opposition.source()))));
    }

    /** Nothing collected: the establishment chose to send or to wait (§4.2). */
    static Stream<Hold> notCollected(Facts facts) {
        return !facts.deletes() && facts.choices().read() && !facts.choices().informed()
                && facts.establishment().informationNotCollected() == InformationPolicy.HOLD
                        ? Stream.of(new Hold(HoldReason.CONSENT, List.of(Reason.of("CONSENT_NOT_COLLECTED"))))
                        : Stream.empty();
    }

    /** The DMP would refuse, and a patient without profile has no mailbox either: known from its last answer (§4.4, §8 rows 11 and 14). */
    static Stream<Verdict> profileShut(Facts facts) {
        Profile.State state = facts.profile();
        if (state == null || facts.deletes() || facts.destination() == Destination.PROFESSIONAL_MAILBOX) {
            return Stream.empty();
        }
        List<Reason> why = List.of(Reason.of(switch (state) {
            case CLOSED -> "DMP_KNOWN_CLOSED";
            case NONE -> "DMP_KNOWN_ABSENT";
            case OPEN -> throw new IllegalArgumentException("an open profile stops nothing");
        }));
        return Stream.of(facts.toPatient() ? new OnPaper(why) : new Refuse(RefusalClass.CHOICE, why));
    }

    /** The patient wants paper, or earlier messages of the pathway did not reach them (use-cases.md §5.F). */
    static Stream<OnPaper> onPaper(Facts facts) {
        PaperCause cause = facts.choices().paper();
        return cause == null || !facts.toPatient() || facts.deletes()
                ? Stream.empty()
                : Stream.of(new OnPaper(List.of(Reason.of(cause.code()))));
    }
}
