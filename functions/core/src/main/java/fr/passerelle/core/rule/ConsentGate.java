package fr.passerelle.core.rule;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.PatientKeys;

/** Reads the patient's choice about one scope at the moment of sending, again at each try (consent-and-rules.md §4.2-4.3). */
public final class ConsentGate {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final ConsentStore consents;
    private final PatientKeys keys;

    public ConsentGate(ConsentStore consents, PatientKeys keys) {
        this.consents = consents;
        this.keys = keys;
    }

    /** What the choice allows. */
    public sealed interface Verdict {
        /** @param applied stored with the dispatch, e.g. {@code PATIENT_MAILBOX=NOT_OPPOSED} */
        record Open(String applied) implements Verdict {}

        /** The patient is opposed. */
        record Opposed(Reason reason) implements Verdict {}

        /** Nothing is collected and the establishment chose to wait. */
        record Waiting(Reason reason) implements Verdict {}
    }

    /**
     * All keys of the patient are looked under: the most restrictive choice wins. A patient with neither INS nor permanent identifier
     * has no key, hence no recorded choice.
     */
    public Verdict judge(Establishment establishment, Patient patient, ConsentScope scope, Subject subject, Instant now) {
        Consents choices = Consents.at(keys.all(establishment.finess(), patient).stream()
                .flatMap(key -> consents.history(key).stream()).toList(), now);
        Optional<ChoiceRecord> opposition = choices.opposition(scope, subject);
        if (opposition.isPresent()) {
            return new Verdict.Opposed(opposition(opposition.get(), scope, establishment));
        }
        return switch (choices.information()) {
            case INFORMED -> new Verdict.Open(scope + "=NOT_OPPOSED");
            case NOT_COLLECTED, UNKNOWN -> establishment.informationNotCollected() == InformationPolicy.HOLD
                    ? new Verdict.Waiting(Reason.of("CONSENT_NOT_COLLECTED"))
                    : new Verdict.Open(scope + "=NOT_COLLECTED");
        };
    }

    private static Reason opposition(ChoiceRecord line, ConsentScope scope, Establishment establishment) {
        return Reason.of("OPPOSED", scope.label(), DAY.format(line.collectedAt().atZone(establishment.zone())), line.source());
    }
}
