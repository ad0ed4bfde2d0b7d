package fr.passerelle.appointmentintake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.AppointmentRules;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.rule.Ruling;
import fr.passerelle.core.step.StepPackage;

/** What stands around an appointment event when it is judged: the pathways of its establishment and what is known of its patient. */
public final class Situations {
    private final PathwayRegistry pathways;
    private final PatientRecords patients;
    private final AppointmentRules rules = new AppointmentRules();

    public Situations(PathwayRegistry pathways, PatientRecords patients) {
        this.pathways = pathways;
        this.patients = patients;
    }

    /**
     * An event and what surrounds it.
     *
     * @param ruling what the rules say of its mail
     * @param origin what it is counted by
     * @param concerns the patient it is found again under
     */
    record Situation(Ruling ruling, Origin origin, List<Write.Concern> concerns) {}

    /** What is to be sent before the appointment, as the pathways are now. */
    StepPackage steps(Input input, AppointmentEvent event, Establishment establishment, Instant now) {
        return new StepPackage(input.id(), establishment, event.patient(),
                NextMessages.of(event, establishment, pathways.of(establishment.finess()), now));
    }

    /** Who reads the patient's answers, as the pathways are now. */
    Reply reply(AppointmentEvent event, Establishment establishment, Instant now) {
        return found(event, establishment, now) instanceof Found.One(var one) ? one.reply() : Reply.CLOSED;
    }

    private Found found(AppointmentEvent event, Establishment establishment, Instant now) {
        return pathways.of(establishment.finess()).ofAppointment(new Pathways.Wanted(event.pathway(), List.of(), null, event.unit(),
                LocalDate.ofInstant(now, establishment.zone())));
    }

    Situation of(Input input, AppointmentEvent event, Establishment establishment, Instant now) {
        Found found = found(event, establishment, now);
        Ruling ruling = rules.judge(event, establishment, found, patients.effective(establishment.finess(), event.patient()), now);
        String pathway = found instanceof Found.One(var one) ? one.id() : null;
        return new Situation(ruling, new Origin(pathway, null, event.unit(), null, null, null, List.of()),
                patients.keys(establishment.finess(), event.patient()).stream().map(key -> new Write.Concern(key, input.id())).toList());
    }
}
