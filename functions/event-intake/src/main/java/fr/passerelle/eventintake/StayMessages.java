package fr.passerelle.eventintake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.pathway.Step.Anchor;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.core.step.PlannedStep;
import fr.passerelle.core.step.Planning;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.formats.event.HospitalEvent.Died;
import fr.passerelle.formats.event.HospitalEvent.Discharged;
import fr.passerelle.formats.json.VaultPackages;

/**
 * The messages that follow a stay: planned once for it, never for somebody who died (use-cases.md §4, P08 and P09). A discharge names its
 * patient by identifiers only: the identity feed says who that is.
 */
public final class StayMessages {
    private final TransmissionStore store;
    private final EstablishmentDirectory establishments;
    private final PathwayRegistry pathways;
    private final IdentityStore identities;
    private final KnownKeys known;
    private final VaultPackages packages;
    private final InstantSource clock;

    public StayMessages(TransmissionStore store, EstablishmentDirectory establishments, PathwayRegistry pathways, IdentityStore identities,
            KnownKeys known, VaultPackages packages, InstantSource clock) {
        this.store = store;
        this.establishments = establishments;
        this.pathways = pathways;
        this.identities = identities;
        this.known = known;
        this.packages = packages;
        this.clock = clock;
    }

    /** @param pseudonym of the stay */
    Acted after(Discharged stay, String pseudonym, Input input, Origin origin) {
        String finess = stay.head().establishment();
        Instant now = clock.instant();
        List<PatientKey> keys = known.named(finess, stay.who().ipp(), stay.who().ins());
        if (stay.deceased()) {
            silence(keys, now);
            return new Acted(List.of(Reason.of("STEP_DECEASED")), origin, List.of());
        }
        Optional<Establishment> establishment = establishments.find(finess);
        List<PlannedStep> planned = establishment.map(e -> Planning.steps(
                pathways.of(finess).ofCalendar(stay.site(), stay.unit(), LocalDate.ofInstant(now, e.zone())), Anchor.DISCHARGE,
                stay.discharge(), e.zone())).orElse(List.of());
        if (establishment.isEmpty() || planned.isEmpty()) {
            return new Acted(List.of(), origin, List.of());
        }
        var once = new Claim(new Claim.Key(finess, Claim.Kind.STAY, pseudonym), input.digest(), input.id(), input.name(), null);
        if (store.claim(once.key()).filter(claim -> !claim.inputId().equals(input.id())).isPresent()) {
            return new Acted(List.of(Reason.of("STEP_STAY_KNOWN")), origin, List.of());
        }
        Optional<Patient> patient = patient(finess, keys);
        if (patient.isEmpty()) {
            return new Acted(List.of(Reason.of("STEP_PATIENT_UNKNOWN")), origin, List.of());
        }
        var content = new StepPackage(input.id(), establishment.get(), patient.get(), planned);
        packages.keep(content);
        var writes = new ArrayList<Write>(List.of(new Write.Take(once, null)));
        keys.forEach(key -> writes.add(new Write.Concern(key, input.id())));
        Planning.dispatches(content, null, now).map(Write.Create::new).forEach(writes::add);
        return new Acted(List.of(), origin, writes);
    }

    private Optional<Patient> patient(String finess, List<PatientKey> keys) {
        return keys.stream().flatMap(key -> identities.of(finess, key).stream())
                .flatMap(identity -> identity instanceof KnownIdentity.Known(Patient patient, _, _)
                        ? Optional.of(patient).stream()
                        : Optional.<Patient>empty().stream())
                .findFirst();
    }

    /** Nothing that was to come is written any more, appointments included; documents go on: they are the care that was given. */
    Acted died(Died death) {
        silence(known.named(death.head().establishment(), death.who().ipp(), death.who().ins()), clock.instant());
        return Acted.SILENT;
    }

    /** What lost a commit was moved by its own function: at that instant nobody knew. */
    private void silence(List<PatientKey> patient, Instant now) {
        Inputs.about(store, patient).stream().flatMap(input -> store.dispatches(input.id()).stream()).filter(StayMessages::toCome)
                .forEach(mail -> store.commit(List.of(new Write.Move(mail,
                        mail.cancelled(List.of(Reason.of(mail.step() ? "STEP_DECEASED" : "APPOINTMENT_DECEASED")), now)))));
    }

    private static boolean toCome(Dispatch dispatch) {
        return (dispatch.step() || dispatch.appointment() != null)
                && (dispatch.state() == DispatchState.HELD || (dispatch.state() == DispatchState.READY && !dispatch.inDoubt()));
    }
}
