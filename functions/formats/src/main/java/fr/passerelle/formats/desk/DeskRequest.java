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
 * @param print what is asked of the print list, absent when nothing is
 * @param end conversation to be ended, absent for none
 */
public record DeskRequest(String establishment, @Nullable PatientId patient, String source, List<ChoiceSaid> choices,
        @Nullable PrintAsk print, @Nullable EndAsk end) {
    public DeskRequest {
        choices = List.copyOf(choices);
    }

    /** @throws IllegalStateException when the reader was not told that one is needed */
    public PrintAsk requiredPrint() {
        if (print == null) {
            throw new IllegalStateException("the request asks nothing of the print list");
        }
        return print;
    }

    /** @throws IllegalStateException when the reader was not told that one is needed */
    public EndAsk requiredEnd() {
        if (end == null) {
            throw new IllegalStateException("the request ends no conversation");
        }
        return end;
    }
}
