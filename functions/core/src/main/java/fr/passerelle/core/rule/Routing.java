package fr.passerelle.core.rule;

import java.util.Optional;
import java.util.function.Predicate;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;

/** A drop as its pathway and the identity feed make it: where it goes when nobody says, who may see it, whom it is about. */
final class Routing {
    private Routing() {
    }

    static Drop applied(Drop asked, RuleContext context) {
        Drop known = switch (context.identity()) {
            case EffectiveIdentity.Usable(Patient patient) -> asked.about(patient);
            case EffectiveIdentity.Unqualified(Patient patient, _) -> asked.about(patient);
            case EffectiveIdentity.Held _ -> asked;
        };
        return context.pathway() instanceof Found.One(Pathway pathway) && asked.deletions().isEmpty()
                ? known.routed(destinations(known, pathway, context),
                        known.documents().stream().map(d -> restricted(d, pathway, context)).toList())
                : known;
    }

    /** What the creator asked for, else what the pathway always sends. */
    private static Destinations destinations(Drop drop, Pathway pathway, RuleContext context) {
        if (drop.routed()) {
            return drop.destinations();
        }
        Predicate<Destination> always = destination -> drop.documents().stream().map(d -> rule(d, pathway, context))
                .flatMap(Optional::stream).anyMatch(rule -> rule.towards(destination) == Use.MUST);
        return new Destinations(always.test(Destination.DMP), always.test(Destination.PATIENT_MAILBOX),
                drop.destinations().professionals());
    }

    private static SourceDocument restricted(SourceDocument document, Pathway pathway, RuleContext context) {
        return rule(document, pathway, context)
                .map(rule -> rule.applied(document.visibility(), document.replaces() == null))
                .map(document::with).orElse(document);
    }

    private static Optional<TypeRule> rule(SourceDocument document, Pathway pathway, RuleContext context) {
        return pathway.rule(document.type(), context.today());
    }
}
