package fr.passerelle.formats.desk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.ChoiceSaid;

/**
 * A request once read.
 *
 * @param establishment FINESS EJ
 * @param patient absent when none is named
 * @param source software that collected the choices, empty when none are told
 * @param choices told, in their order
 */
public record DeskRequest(String establishment, @Nullable PatientId patient, String source, List<ChoiceSaid> choices) {
    public DeskRequest {
        choices = List.copyOf(choices);
    }
}
