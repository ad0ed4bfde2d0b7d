package fr.passerelle.dmpdispatch;

import java.time.format.DateTimeFormatter;
import java.util.Optional;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.ConsentValue;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.PatientKeys;

/** Reads the patient's choice about the DMP at the moment of sending, again at each try (consent-and-rules.md §4.3). */
final class ConsentGate {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final ConsentStore consents;
    private final PatientKeys keys;

    ConsentGate(ConsentStore consents, PatientKeys keys) {
        this.consents = consents;
        this.keys = keys;
    }

    /** What the choice allows. */
    sealed interface Verdict {
        /** @param applied stored with the dispatch, e.g. {@code DMP=NOT_OPPOSED} */
        record Open(String applied) implements Verdict {}

        /** The patient is opposed. */
        record Opposed(Reason reason) implements Verdict {}

        /** Nothing is collected and the establishment chose to wait. */
        record Waiting(Reason reason) implements Verdict {}
    }

    Verdict judge(DocumentPackage content) {
        Establishment establishment = content.establishment();
        Optional<ConsentFlag> flag = consents.of(keys.key(establishment.finess(), content.patient().requiredIns()))
                .about(ConsentScope.DMP);
        ConsentValue value = flag.map(ConsentFlag::value).orElse(ConsentValue.NOT_COLLECTED);
        return switch (value) {
            case NOT_OPPOSED -> open(value);
            case NOT_COLLECTED -> establishment.informationNotCollected() == InformationPolicy.HOLD
                    ? new Verdict.Waiting(Reason.of("CONSENT_NOT_COLLECTED"))
                    : open(value);
            case OPPOSED -> new Verdict.Opposed(opposition(flag.orElseThrow(), establishment));
        };
    }

    private static Verdict open(ConsentValue value) {
        return new Verdict.Open(ConsentScope.DMP + "=" + value);
    }

    private static Reason opposition(ConsentFlag flag, Establishment establishment) {
        return Reason.of("OPPOSED", flag.scope() + "=" + flag.value(), DAY.format(flag.recordedAt().atZone(establishment.zone())),
                flag.source());
    }
}
