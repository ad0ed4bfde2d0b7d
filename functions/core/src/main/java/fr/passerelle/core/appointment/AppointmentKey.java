package fr.passerelle.core.appointment;

/** An appointment of an establishment: FINESS EJ and the identifier given by the source. */
public record AppointmentKey(String establishment, String appointmentId) {}
