package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;

/** Rules of the whole drop: contradictions that the creator must settle before anything leaves (profile HARD_RULES, messages.md §2.8). */
final class DropRules {
    /** Imaging report: order, accession, study and act code are compulsory (documents.md §8). */
    private static final String IMAGING_REPORT = "18748-4";

    private static final List<Rule> RULES = List.of(DropRules::bornLater, DropRules::noDestination, DropRules::hiddenButMailed,
            DropRules::secretButMailed,
            DropRules::changeWithoutReplaces, DropRules::imagingWithoutReferences);

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

    /** use-cases.md §5.H: a hidden document is never mailed to the patient. */
    static Stream<Reason> hiddenButMailed(Drop drop, RuleContext context) {
        return mailed(drop).filter(d -> d.visibility().hiddenFromPatient()).map(d -> Reason.at(d.id(), "HIDDEN_BUT_MAILED"));
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

    static Stream<Reason> imagingWithoutReferences(Drop drop, RuleContext context) {
        return drop.documents().stream().filter(d -> d.type().equals(IMAGING_REPORT)).filter(d -> !missing(d).isEmpty())
                .map(d -> Reason.at(d.id(), "IMAGING_REFERENCES", String.join(", ", missing(d))));
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
