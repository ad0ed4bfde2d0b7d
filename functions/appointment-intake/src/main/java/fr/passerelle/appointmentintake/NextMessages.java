package fr.passerelle.appointmentintake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.Step.Anchor;
import fr.passerelle.core.step.PlannedStep;
import fr.passerelle.core.step.Planning;

/** The messages to come before an appointment: those of its own pathway, and of the pathways that write by themselves for its unit. */
final class NextMessages {
    private NextMessages() {
    }

    /** Nothing for an appointment that is cancelled or over. */
    static List<PlannedStep> of(AppointmentEvent event, Establishment establishment, Pathways pathways, Instant now) {
        Instant start = event.start().toInstant();
        if (event.action() == Action.CANCEL || !start.isAfter(now)) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(now, establishment.zone());
        Stream<Pathway> own = pathways.ofAppointment(new Pathways.Wanted(event.pathway(), List.of(), null, event.unit(),
                today)) instanceof Found.One(Pathway one) ? Stream.of(one) : Stream.empty();
        return Planning.steps(Stream.concat(own, pathways.ofCalendar(null, event.unit(), today).stream()).toList(), Anchor.APPOINTMENT,
                start, establishment.zone());
    }
}
