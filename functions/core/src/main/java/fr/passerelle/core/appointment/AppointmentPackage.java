package fr.passerelle.core.appointment;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;

/**
 * What appointment-intake leaves in the package vault for mailbox-dispatch.
 *
 * @param pdf path of the convocation in the vault, absent when there is none
 */
public record AppointmentPackage(String inputId, Establishment establishment, AppointmentEvent event, @Nullable String pdf) {}
