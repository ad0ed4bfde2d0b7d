package fr.passerelle.formats.event;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;

/** Something that happened at the hospital, said by an event of its own or by an ADT message (messages.md §7). */
public sealed interface HospitalEvent {
    Head head();

    /**
     * What every event says.
     *
     * @param establishment FINESS EJ
     * @param eventId identifier given by the source, the same when it sends the event again
     * @param occurredAt when it happened, which orders the events whatever their arrival
     */
    record Head(String establishment, String eventId, Instant occurredAt) {}

    /** A patient named by one identifier or by both. */
    record Who(@Nullable String ipp, @Nullable Ins ins) {
        @Override
        public String toString() {
            return "Who[***]";
        }
    }

    /**
     * An identity created, changed, qualified or demoted (A28, A31).
     *
     * @param patient with its permanent identifier, and its INS only when it is qualified
     * @param alerts codes of PID-32 that forbid to send (messages.md §7.3)
     */
    record IdentitySaid(Head head, Patient patient, List<String> alerts) implements HospitalEvent {
        public IdentitySaid {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * Two identities are one (A40).
     *
     * @param survivor permanent identifier kept
     * @param merged permanent identifier that is no longer used
     */
    record IdentitiesMerged(Head head, String survivor, String merged) implements HospitalEvent {
        @Override
        public String toString() {
            return "IdentitiesMerged[***]";
        }
    }

    /**
     * The INS was given by error, or the identity demoted (A47).
     *
     * @param ins the matricule taken away, absent: whichever the patient had
     */
    record InsWithdrawn(Head head, String ipp, @Nullable Ins ins) implements HospitalEvent {
        @Override
        public String toString() {
            return "InsWithdrawn[***]";
        }
    }

    /** The patient has another matricule (A47, e.g. NIA to NIR, change of sex). */
    record InsChanged(Head head, Ins former, Patient patient) implements HospitalEvent {}

    /**
     * What a patient chose or was told.
     *
     * @param source software it comes from
     */
    record ConsentSaid(Head head, Who who, String source, List<ChoiceSaid> choices) implements HospitalEvent {
        public ConsentSaid {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A hidden document may be seen: the doctor has announced it.
     *
     * @param document local key of the document
     */
    record Revealed(Head head, String document, RevealedBy by) implements HospitalEvent {}

    /** Who says so. */
    enum RevealedBy {
        DOCTOR,
        SECRETARY,
        DATE
    }

    /** The patient came for a visit: what of that stay was waiting for it may be seen. */
    record Visited(Head head, Who who, String stay) implements HospitalEvent {}

    /**
     * A stay ended (A03), for figures and for the messages that follow it.
     *
     * @param site FINESS EG, absent: the legal entity
     * @param unit code of the unit, absent when unknown
     * @param deceased whether the patient died, then or since: nothing is written to them any more
     */
    record Discharged(Head head, Who who, String stay, @Nullable String site, @Nullable String unit, Instant admission, Instant discharge,
            boolean deceased)
            implements
                HospitalEvent {}

    /**
     * A document was sent for another patient than its own.
     *
     * @param target the version sent
     * @param author who asks for the correction and answers for it
     * @param right whose document it is, absent: it is only taken away
     */
    record WrongPatient(Head head, Version target, Professional author, @Nullable Patient right) implements HospitalEvent {}

    /** The patient died: nothing that was to come is written to them. */
    record Died(Head head, Who who) implements HospitalEvent {}
}
