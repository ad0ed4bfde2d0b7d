package fr.passerelle.local.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.hl7.document.DocumentMessage;
import fr.passerelle.hl7.document.Flag;

/** What would become of an input, in French: one line for each destination, one for its acknowledgements. */
final class Effects {
    private final PackageVault vault;
    private final RejectCatalogue catalogue;

    Effects(PackageVault vault, RejectCatalogue catalogue) {
        this.vault = vault;
        this.catalogue = catalogue;
    }

    /** @param message what the input is, absent for anything but a document message */
    List<String> of(Input input, @Nullable DocumentMessage message, List<Dispatch> dispatches, List<Reason> faults, Instant now) {
        var lines = new ArrayList<String>();
        if (message != null) {
            lines.add("demande : " + asked(message));
        }
        dispatches.stream().filter(d -> d.state() != DispatchState.REFUSED || !d.reasons().isEmpty()).map(this::line)
                .filter(line -> !line.isEmpty()).forEach(lines::add);
        new AnswerPlans(vault).find(input.id()).ifPresent(plan -> lines.add(answers(plan, input, faults, now)));
        return lines;
    }

    private String line(Dispatch dispatch) {
        String where = switch (dispatch.destination()) {
            case DMP -> "DMP";
            case PATIENT_MAILBOX -> "messagerie du patient";
            case PROFESSIONAL_MAILBOX -> "messagerie d'un professionnel";
            case NONE -> "";
        };
        HoldReason hold = dispatch.hold();
        return where.isEmpty() ? "" : where + " : " + switch (dispatch.state()) {
            case READY -> "partirait" + act(dispatch);
            case HELD -> "attendrait (" + (hold == null ? "" : wait(hold)) + ")";
            case REFUSED -> "ne partirait pas";
            case CANCELLED -> "rien à dire";
            case RECEIVED, SENDING, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, REPLAYED -> dispatch.state().word();
        };
    }

    private String act(Dispatch dispatch) {
        if (dispatch.appointment() != null) {
            return switch (new VaultPackages(vault).appointment(dispatch.ref().inputId()).event().order().action()) {
                case CREATE -> ", convocation";
                case CHANGE -> ", changement";
                case CANCEL -> ", annulation";
            };
        }
        DocumentPackage content = new VaultPackages(vault).of(dispatch);
        if (content.deletes()) {
            return ", suppression";
        }
        SourceDocument document = content.documents().getFirst().source();
        Visibility visibility = document.visibility();
        return (document.replaces() == null ? "" : ", remplacement") + (visibility.hiddenFromPatient() ? ", invisible au patient" : "")
                + (visibility.hiddenFromRepresentatives() ? ", invisible aux représentants légaux" : "");
    }

    private static String wait(HoldReason hold) {
        return switch (hold) {
            case IDENTITY -> "identité";
            case CONSENT -> "consentement";
            case PREDECESSOR -> "version précédente";
            case SIBLING -> "autre destination";
            case REVEAL -> "annonce";
            case SCHEDULE -> "date";
            case PATHWAY -> "parcours";
            case OUTAGE -> "panne";
            case CONFIGURATION -> "configuration";
            case DECISION -> "décision";
            case PART -> "pièce";
        };
    }

    /** What a document message asks for, whatever its document is worth: operation, destinations, acknowledgements. */
    private static String asked(DocumentMessage message) {
        var words = new ArrayList<String>();
        words.add(switch (message.operation()) {
            case FIRST -> "premier envoi";
            case REPLACEMENT -> "remplacement";
            case DELETION -> "suppression";
        });
        int mails = message.professionals().size() + (message.patient() == null ? 0 : 1);
        boolean dmp = message.flags().is(Flag.DESTDMP);
        add(words, dmp, "DMP");
        add(words, !message.professionals().isEmpty(), "professionnels ×" + message.professionals().size());
        add(words, message.patient() != null, "patient");
        Visibility visibility = message.flags().visibility();
        add(words, visibility.maskedToProfessionals(), "masqué aux professionnels");
        add(words, visibility.hiddenFromPatient(), "invisible au patient");
        add(words, visibility.hiddenFromRepresentatives(), "invisible aux représentants légaux");
        add(words, visibility.secretConnection(), "connexion secrète");
        add(words, visibility.change(), "changement de visibilité");
        add(words, message.patient() != null && !message.letters().replyAllowed(), "sans réponse (FIN)");
        boolean reception = message.flags().is(Flag.ACK_RECEPTION);
        add(words, reception && dmp, "Z01");
        add(words, reception && mails > 0, "Z02 ×" + mails);
        add(words, message.flags().is(Flag.ACK_LECTURE_MSS) && mails > 0, "Z03");
        return String.join(", ", words);
    }

    private static void add(List<String> words, boolean said, String word) {
        if (said) {
            words.add(word);
        }
    }

    /** The acknowledgement owed at once; where only the document that a message carries is wrong, also that of the message by itself. */
    private String answers(AnswerPlan plan, Input input, List<Reason> faults, Instant now) {
        List<Reason> own = faults.stream().filter(fault -> !aboutDocument(fault)).toList();
        String whole = "accusé " + ack(plan, input, faults, now);
        return own.size() == faults.size() ? whole : whole + " ; message sans son document : " + ack(plan, input, own, now);
    }

    private static boolean aboutDocument(Reason fault) {
        return fault.subject() != null && fault.subject().startsWith("/ClinicalDocument");
    }

    private String ack(AnswerPlan plan, Input input, List<Reason> faults, Instant now) {
        var ack = new Answers(catalogue).technical(plan, input.id(), now, faults);
        return Stream.concat(Stream.of(ack.code().name()), ack.errors().stream().map(error -> Integer.toString(error.condition().code())))
                .distinct().collect(Collectors.joining(" "));
    }
}
