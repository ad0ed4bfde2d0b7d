package fr.passerelle.core.rule;

import java.time.format.DateTimeFormatter;
import java.util.Optional;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.ConsentValue;
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

    /** A patient without INS has no key, hence no recorded choice. */
    public Verdict judge(Establishment establishment, Patient patient, ConsentScope scope) {
        Optional<ConsentFlag> flag = Optional.ofNullable(patient.ins())
                .flatMap(ins -> consents.of(keys.key(establishment.finess(), ins)).about(scope));
        ConsentValue value = flag.map(ConsentFlag::value).orElse(ConsentValue.NOT_COLLECTED);
        return switch (value) {
            case NOT_OPPOSED -> new Verdict.Open(scope + "=" + value);
            case NOT_COLLECTED -> establishment.informationNotCollected() == InformationPolicy.HOLD
                    ? new Verdict.Waiting(Reason.of("CONSENT_NOT_COLLECTED"))
                    : new Verdict.Open(scope + "=" + value);
            case OPPOSED -> new Verdict.Opposed(opposition(flag.orElseThrow(), establishment));
        };
    }

    private static Reason opposition(ConsentFlag flag, Establishment establishment) {
        return Reason.of("OPPOSED", flag.scope().label(), DAY.format(flag.recordedAt().atZone(establishment.zone())),
                flag.source());
    }
}
