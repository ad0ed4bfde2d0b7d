package fr.passerelle.hl7.ack;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.reject.Owner;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.hl7.Condition;
import fr.passerelle.hl7.ack.AckError.Application;
import fr.passerelle.hl7.ack.AckError.Severity;
import fr.passerelle.hl7.ack.BusinessAck.Kind;
import fr.passerelle.hl7.ack.BusinessAck.Party;

/** Makes acknowledgements of what became of a message. The same facts give the same bytes: an id is made of what it is about. */
public final class Answers {
    /** Name of our own codes in ERR-5.3. */
    public static final String OWN_TABLE = "PASSERELLE";
    private static final String DMP_TABLE = "DMP_ERROR_CODE";
    private static final String NATIONAL_TABLE = "applicationErrorCondition";
    private static final Pattern PLACE = Pattern.compile("[A-Z][A-Z0-9]{2}(\\^\\d+){0,5}");
    /** MSH-10 has twenty characters. */
    private static final int ID = 19;
    /** Codes of the volet for what we name otherwise (messages.md §3.2). */
    private static final Map<String, String> NATIONAL = Map.of("HL7_INS_ABSENT", "903", "HL7_INS_DIFFERS", "904", "INS_TRAITS", "905");

    /** What the software of a recipient answers by its notice of reading. */
    private static final Map<String, String> READING = Map.of("900", "Version du document erronée pour un remplacement ou une suppression",
            "901", "Auteur non habilité à remplacer ou supprimer le document", "902", "Identifiant de patient inconnu", "903",
            "INS absente du document", "904", "INS différente de celle du destinataire", "905", "Traits INS incomplets", "906",
            "Autre erreur");

    private final RejectCatalogue catalogue;
    private final SmtpErrorCode smtp = new SmtpErrorCode();

    public Answers(RejectCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The technical acknowledgement.
     *
     * @param faults why it is refused, empty when it is taken
     */
    public Acknowledgement technical(AnswerPlan plan, String inputId, Instant at, List<Reason> faults) {
        var header = AnswerHeader.to(plan.received(), local(at, plan), id(inputId, "ACK"), plan.received().version());
        return new Acknowledgement(header, plan.received().event(), code(faults), plan.received().controlId(),
                faults.stream().map(this::error).toList());
    }

    /** A message is refused for a circumstance when everything wrong with it is on our side. */
    private AckCode code(List<Reason> faults) {
        if (faults.isEmpty()) {
            return AckCode.AA;
        }
        return faults.stream().allMatch(f -> catalogue.entry(f.code()).owner() == Owner.OPERATOR) ? AckCode.AR : AckCode.AE;
    }

    /**
     * A business acknowledgement of one dispatch.
     *
     * @param done whether it reached where it went
     */
    public BusinessAck business(AnswerPlan plan, Dispatch dispatch, Kind kind, boolean done, @Nullable Party party) {
        var header = AnswerHeader.to(plan.received(), local(dispatch.since(), plan), id(dispatch.ref().dispatchId(), kind.name()),
                ZamWriter.VERSION);
        AckError error = done
                ? null
                : new AckError("", Condition.APPLICATION, Severity.E, switch (kind) {
                    case Z01 -> ofDmp(dispatch);
                    case Z02 -> ofMail(dispatch);
                    case Z03 -> ofReading(dispatch);
                });
        return new BusinessAck(header, kind, plan.received().controlId(), done, party, error);
    }

    private AckError error(Reason fault) {
        Condition condition = Condition.of(fault);
        String subject = fault.subject() == null ? "" : fault.subject();
        return new AckError(PLACE.matcher(subject).matches() && subject.indexOf('^') > 0 ? subject : "", condition, Severity.E,
                condition == Condition.APPLICATION ? application(fault) : null);
    }

    private Application application(Reason fault) {
        String national = NATIONAL.get(fault.code());
        return national == null
                ? new Application(fault.code(), catalogue.sentence(fault), OWN_TABLE)
                : new Application(national, catalogue.sentence(fault), NATIONAL_TABLE);
    }

    private Application ofDmp(Dispatch dispatch) {
        Reason why = why(dispatch);
        String national = why.code().startsWith("DMP_") && !why.arguments().isEmpty() ? why.arguments().getFirst() : "";
        return national.isEmpty()
                ? new Application(why.code(), catalogue.sentence(why), OWN_TABLE)
                : new Application(national, catalogue.sentence(why), DMP_TABLE);
    }

    /** A mail that was sent has the code of its operator; one that never left has our reason. */
    private Application ofMail(Dispatch dispatch) {
        Reason why = why(dispatch);
        String code = why.arguments().stream().filter(a -> a.matches("[45]\\d{2}")).findFirst().orElse("");
        return why.code().startsWith("MAIL_") && !code.isEmpty()
                ? smtp.of(code)
                : new Application(why.code(), catalogue.sentence(why), OWN_TABLE);
    }

    /** Why the software of the recipient could not integrate the documents; empty when it did not say so. */
    public static Optional<String> notIntegrated(Dispatch dispatch) {
        return dispatch.reasons().stream().filter(r -> r.code().equals("MAIL_NOT_INTEGRATED") && !r.arguments().isEmpty())
                .map(r -> r.arguments().getFirst()).findFirst();
    }

    private static Application ofReading(Dispatch dispatch) {
        String code = notIntegrated(dispatch).filter(READING::containsKey).orElse("906");
        return new Application(code, READING.getOrDefault(code, ""), NATIONAL_TABLE);
    }

    private static Reason why(Dispatch dispatch) {
        return dispatch.reasons().isEmpty() ? Reason.of("HL7_NOT_SENT") : dispatch.reasons().getFirst();
    }

    private static OffsetDateTime local(Instant at, AnswerPlan plan) {
        return at.atZone(plan.zone()).toOffsetDateTime();
    }

    private static String id(String about, String what) {
        return "P" + Ids.sha256((about + "\n" + what).getBytes(StandardCharsets.UTF_8)).substring(0, ID);
    }
}
