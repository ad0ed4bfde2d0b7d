package fr.passerelle.core.rule;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.Use;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.Refuse;

/** What the pathways of the establishment say (use-cases.md §4, §5.J). Taking documents back needs none. */
final class PathwayChecks {
    private PathwayChecks() {
    }

    static Stream<Hold> unknown(Facts facts) {
        return !facts.deletes() && facts.pathway() instanceof Found.Unknown(String named)
                ? Stream.of(new Hold(HoldReason.DECISION, List.of(Reason.at("/pathway", "PATHWAY_UNKNOWN", named))))
                : Stream.empty();
    }

    /** Nobody decided that this type reaches anybody: a person decides, and lists it (use-cases.md K20). */
    static Stream<Hold> unlisted(Facts facts) {
        if (facts.deletes()) {
            return Stream.empty();
        }
        if (facts.pathway() instanceof Found.Unlisted(List<String> types)) {
            return Stream.of(new Hold(HoldReason.DECISION, types.isEmpty()
                    ? List.of(Reason.of("PATHWAY_NONE"))
                    : types.stream().map(type -> Reason.of("TYPE_NOT_LISTED", type)).toList()));
        }
        return facts.onePathway().stream().flatMap(p -> facts.items().stream().filter(i -> facts.typeRule(i).isEmpty())
                .map(i -> new Hold(HoldReason.DECISION, List.of(Reason.of("TYPE_NOT_LISTED", i.type())))));
    }

    static Stream<Hold> several(Facts facts) {
        return !facts.deletes() && facts.pathway() instanceof Found.Several(List<String> ids)
                ? Stream.of(new Hold(HoldReason.DECISION, List.of(Reason.at("/pathway", "PATHWAY_AMBIGUOUS", String.join(", ", ids)))))
                : Stream.empty();
    }

    /** A pathway narrows what the creator asks for; where nothing was asked for, only what it always sends leaves. */
    static Stream<Refuse> excluded(Facts facts) {
        return facts.items().stream().filter(i -> facts.typeRule(i).filter(rule -> {
            Use use = rule.towards(facts.destination());
            return use == Use.NEVER || (use == Use.MAY && !facts.routed());
        }).isPresent()).map(i -> new Refuse(RefusalClass.CHOICE,
                List.of(Reason.at(i.id(), "PATHWAY_EXCLUDES", i.type(), ConsentScope.of(facts.destination()).label()))));
    }

    /** The last word before anything leaves: everything else was built and checked. */
    static Stream<Hold> notLive(Facts facts) {
        return facts.deletes() ? Stream.empty() : facts.onePathway().stream().flatMap(pathway -> notLive(facts, pathway));
    }

    private static Stream<Hold> notLive(Facts facts, Pathway pathway) {
        if (!pathway.inForce(facts.today()) && pathway.state().live()) {
            return hold("PATHWAY_STOPPED", pathway);
        }
        return switch (pathway.state()) {
            case GENERAL -> Stream.empty();
            case PILOT -> inPilot(facts, pathway) ? Stream.empty() : hold("PATHWAY_OUTSIDE_PILOT", pathway);
            case TEST, DRAFT -> hold("PATHWAY_TEST", pathway);
            case STOPPED -> hold("PATHWAY_STOPPED", pathway);
        };
    }

    private static boolean inPilot(Facts facts, Pathway pathway) {
        return facts.choices().pilotMember() || (facts.unit() != null && pathway.pilotUnits().contains(facts.unit()));
    }

    private static Stream<Hold> hold(String code, Pathway pathway) {
        return Stream.of(new Hold(HoldReason.PATHWAY, List.of(Reason.of(code, pathway.id()))));
    }
}
