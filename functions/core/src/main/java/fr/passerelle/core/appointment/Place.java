package fr.passerelle.core.appointment;

import org.jspecify.annotations.Nullable;

/**
 * Where the patient must come.
 *
 * @param unit label of the unit or consultation, as the patient knows it
 * @param room building, floor, room in plain words
 * @param address postal address, one line
 * @param access how to get there
 * @param phone number to call for this appointment
 */
public record Place(String unit, @Nullable String room, String address, @Nullable String access, String phone) {}
