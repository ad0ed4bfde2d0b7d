package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.pathway.Pathways.Found;

/** Rules of the whole drop: contradictions that the creator must settle before anything leaves (profile HARD_RULES, messages.md §2.8). */
final class DropRules {
    /** Imaging report: order, accession, study and act code are compulsory (documents.md §8). */
    private static final String IMAGING_REPORT = "18748-4";

    private static final List<Rule> RULES = List.of(DropRules::bornLater, DropRules::noDestination, DropRules::hiddenButMailed,
            DropRules::secretButMailed, DropRules::changeWithoutReplaces, DropRules::replacesSibling, DropRules::replacedTwice,
            DropRules::imagingWithoutReferences);

    private DropRules() {
    }

    private interface Rule {
        Stream<Reason> faults(Drop drop, RuleContext context);
    }

    static List<Reason> faults(Drop drop, RuleContext context) {
        return RULES.stream().flatMap(rule -> rule.faults(drop, context)).toList();
    }

    /** A mail tells that there was a secret access: allowed since 2026, but the doctor should know (messages.md §2.8). */
    static List<Reason> notes(Drop drop) {
        return drop.destinations().patientMailbox()
                ? drop.documents().stream().filter(d -> d.visibility().secretConnection())
                        .map(d -> Reason.at(d.id(), "SECRET_CONNECTION_MAILED")).toList()
                : List.of();
    }

    static Stream<Reason> noDestination(Drop drop, RuleContext context) {
        return drop.destinations().none() ? Stream.of(Reason.of("DESTINATION_NONE")) : Stream.empty();
    }

    /** A birth date to come is a typing error that no national service would catch: it makes an adult a minor. */
    static Stream<Reason> bornLater(Drop drop, RuleContext context) {
        return drop.patient().birthDate().isAfter(context.today())
                ? Stream.of(Reason.at("/patient/birthDate", "FIELD_INVALID", "une date passée"))
                : Stream.empty();
    }

    /** A hidden document is never mailed to the patient; where nobody asked for the mail, it waits (use-cases.md §5.H). */
    static Stream<Reason> hiddenButMailed(Drop drop, RuleContext context) {
        return drop.routed()
                ? mailed(drop).filter(d -> d.visibility().hiddenFromPatient()).map(d -> Reason.at(d.id(), "HIDDEN_BUT_MAILED"))
                : Stream.empty();
    }

    /** A minor's mailbox is read by the parents (consent-and-rules.md §6). */
    static Stream<Reason> secretButMailed(Drop drop, RuleContext context) {
        return drop.patient().minorOn(context.today())
                ? mailed(drop).filter(d -> d.visibility().hiddenFromRepresentatives()).map(d -> Reason.at(d.id(), "SECRET_BUT_MAILED"))
                : Stream.empty();
    }

    static Stream<Reason> changeWithoutReplaces(Drop drop, RuleContext context) {
        return drop.documents().stream().filter(d -> d.visibility().change() && d.replaces() == null)
                .map(d -> Reason.at(d.id(), "CHANGE_WITHOUT_REPLACES"));
    }

    /** Two versions of one document leave one after the other: each has its own drop. */
    static Stream<Reason> replacesSibling(Drop drop, RuleContext context) {
        Set<String> keys = drop.documents().stream().map(SourceDocument::id).collect(Collectors.toSet());
        return drop.documents().stream().filter(d -> {
            Version replaced = d.replaces();
            return replaced != null && !replaced.document().equals(d.id()) && keys.contains(replaced.document());
        }).map(d -> Reason.at(d.id(), "REPLACES_SAME_DROP", String.valueOf(d.replaces())));
    }

    /** Each version has one successor. */
    static Stream<Reason> replacedTwice(Drop drop, RuleContext context) {
        var successors = new HashMap<Version, SourceDocument>();
        return drop.documents().stream().flatMap(d -> {
            Version replaced = d.replaces();
            SourceDocument other = replaced == null ? null : successors.putIfAbsent(replaced, d);
            return other == null
                    ? Stream.of()
                    : Stream.of(Reason.at(d.id(), "VERSION_ALREADY_REPLACED", d.own().toString(), String.valueOf(replaced),
                            other.own().toString()));
        });
    }

    static Stream<Reason> imagingWithoutReferences(Drop drop, RuleContext context) {
        return drop.documents().stream().filter(d -> d.type().equals(IMAGING_REPORT)).filter(d -> !missing(d).isEmpty())
                .map(d -> Reason.at(d.id(), "IMAGING_REFERENCES", String.join(", ", missing(d))));
    }

    /**
     * A day of announcement is for what is hidden until then: the patient would see it at once, which nothing repairs. Told of what the
     * pathway makes of the drop; a new version may be hidden by those before it.
     */
    static Stream<Reason> revealsNothing(Drop applied, RuleContext context) {
        return context.pathway() instanceof Found.One
                ? applied.documents().stream().filter(d -> d.revealOn() != null && !d.visibility().hiddenFromPatient())
                        .filter(d -> d.replaces() == null || d.visibility().change()).map(d -> Reason.at(d.id(), "REVEAL_NOT_HIDDEN"))
                : Stream.empty();
    }

    private static List<String> missing(SourceDocument report) {
        var missing = new ArrayList<String>();
        if (report.references().orderId() == null) {
            missing.add("le numéro de demande (references/orderId)");
        }
        if (report.references().accessionNumber() == null) {
            missing.add("le numéro d'examen (references/accessionNumber)");
        }
        if (report.references().studyInstanceUid() == null) {
            missing.add("l'identifiant d'étude (references/studyInstanceUid)");
        }
        if (report.act().codes().isEmpty()) {
            missing.add("le code de l'acte (act/codes)");
        }
        return missing;
    }

    private static Stream<SourceDocument> mailed(Drop drop) {
        return drop.destinations().patientMailbox() ? drop.documents().stream() : Stream.empty();
    }
}
