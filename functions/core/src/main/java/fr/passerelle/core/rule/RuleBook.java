package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.OnPaper;
import fr.passerelle.core.rule.Verdict.Refuse;
import fr.passerelle.core.rule.Verdict.Send;

/**
 * The rules of one destination in the order of consent-and-rules.md §8. All are applied, so that everything wrong is told at once; then
 * the most restrictive wins: a refusal goes before a hold, a hold before paper, a fault before a choice, and of several holds the first of the
 * list is waited for. Pure and safe for several threads.
 */
public final class RuleBook {
    private final List<Rule> rules;

    public RuleBook() {
        var types = new TypeChecks();
        rules = List.of(
                Rule.atIntake("pathway-unknown", PathwayChecks::unknown),
                Rule.always("type-listed", PathwayChecks::unlisted),
                Rule.atIntake("pathway-ambiguous", PathwayChecks::several),
                Rule.atIntake("class-configured", types::classNotConfigured),
                Rule.atIntake("facility-in-dmp", types::facilityOutsideDmp),
                Rule.atIntake("cda-facility-in-dmp", types::givenFacilityOutsideDmp),
                Rule.atIntake("ins-written", IdentityChecks::withoutIns),
                Rule.always("identity-usable", IdentityChecks::notUsable),
                Rule.whenSending("minor-sensitive", ConsentChecks::minorSensitive),
                Rule.whenSending("opposition", ConsentChecks::opposed),
                Rule.whenSending("information", ConsentChecks::notCollected),
                Rule.atIntake("type-in-dmp", types::typeOutsideDmp),
                Rule.atIntake("cda-format-in-dmp", types::givenFormatOutsideDmp),
                Rule.always("pathway-destination", PathwayChecks::excluded),
                Rule.atIntake("restricted-not-shared", TypeChecks::restrictedNotShared),
                Rule.whenSending("profile-open", ConsentChecks::profileShut),
                Rule.whenSending("paper", ConsentChecks::onPaper),
                Rule.always("masked-and-hidden", VisibilityChecks::maskedAndHidden),
                Rule.whenSending("never-hidden-again", VisibilityChecks::hiddenAgain),
                Rule.always("announcement", VisibilityChecks::announcementAwaited),
                Rule.whenSending("hidden-not-mailed", VisibilityChecks::hiddenButMailed),
                Rule.whenSending("secret-not-mailed", VisibilityChecks::secretButMailed),
                Rule.whenSending("secret-care-not-mailed", VisibilityChecks::secretCareMailed),
                Rule.whenSending("pathway-state", PathwayChecks::notLive));
    }

    /** Applies every rule that can speak at that moment. */
    public Ruling apply(Facts facts, Instant now) {
        var spoken = new LinkedHashMap<String, List<? extends Verdict>>();
        for (Rule rule : rules) {
            List<? extends Verdict> verdicts = rule.moments().contains(facts.moment())
                    ? rule.check().verdicts(facts).toList()
                    : List.of();
            if (!verdicts.isEmpty()) {
                spoken.put(rule.id(), verdicts);
            }
        }
        Verdict verdict = strictest(spoken.values().stream().<Verdict>flatMap(List::stream).toList());
        return new Ruling(verdict,
                new Decision(facts.moment(), List.copyOf(spoken.keySet()), inputs(facts), configuration(facts), now));
    }

    /** Names of the rules, in their order. */
    public List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    private static Verdict strictest(List<Verdict> all) {
        List<Refuse> refusals = only(all, Refuse.class);
        if (!refusals.isEmpty()) {
            boolean fault = refusals.stream().anyMatch(r -> r.kind() == RefusalClass.FAULT);
            return new Refuse(fault ? RefusalClass.FAULT : RefusalClass.CHOICE, reasons(refusals, Refuse::why));
        }
        List<Hold> holds = only(all, Hold.class);
        if (!holds.isEmpty()) {
            return new Hold(holds.getFirst().reason(), reasons(holds, Hold::why));
        }
        List<OnPaper> papers = only(all, OnPaper.class);
        return papers.isEmpty() ? new Send() : new OnPaper(reasons(papers, OnPaper::why));
    }

    private static Map<String, String> inputs(Facts facts) {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("destination", facts.destination().word());
        inputs.put("identity", switch (facts.identity()) {
            case EffectiveIdentity.Usable _ -> "USABLE";
            case EffectiveIdentity.Unqualified(_, Reason why) -> why.code();
            case EffectiveIdentity.Held(Reason why) -> why.code();
        });
        inputs.put("minor", Boolean.toString(facts.minor()));
        if (facts.choices().read()) {
            Choices choices = facts.choices();
            inputs.put("opposition", choices.opposition() == null ? "NONE" : choices.opposition().source());
            inputs.put("informed", Boolean.toString(choices.informed()));
            inputs.put("secretCare", Boolean.toString(choices.secretCare()));
            inputs.put("paper", choices.paper() == null ? "NONE" : choices.paper().name());
        }
        if (facts.profile() != null) {
            inputs.put("profile", facts.profile().name());
        }
        for (Facts.Item item : facts.items()) {
            inputs.put("visibility " + item.id(), item.visibility().words());
        }
        facts.onePathway().ifPresent(p -> inputs.put("pathwayState", p.state().word()));
        return inputs;
    }

    private static String configuration(Facts facts) {
        return facts.pathway() instanceof Found.One(Pathway pathway) ? pathway.id() + "@" + pathway.version() : "none";
    }

    private static <V extends Verdict> List<V> only(List<Verdict> all, Class<V> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <V> List<Reason> reasons(List<V> verdicts, Function<V, List<Reason>> why) {
        return verdicts.stream().map(why).flatMap(List::stream).distinct().toList();
    }
}
