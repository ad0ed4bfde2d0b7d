package fr.passerelle.core.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.dispatch.Decision.Moment;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.pathway.Pathways.Found;

/** Applies the rules to an appointment event that was read without fault. Pure and safe for several threads. */
public final class AppointmentRules {
    private final RuleBook rules = new RuleBook();

    /** @param now when it is decided; the day of the pathway is that of the establishment's zone */
    public Ruling judge(AppointmentEvent event, Establishment establishment, Found pathway, EffectiveIdentity identity, Instant now) {
        return rules.apply(new Facts(Moment.INTAKE, establishment, LocalDate.ofInstant(now, establishment.zone()),
                Destination.PATIENT_MAILBOX, false, true, List.of(), event.unit(), event.patient(), identity, pathway, Choices.UNREAD,
                null),
                now);
    }
}
