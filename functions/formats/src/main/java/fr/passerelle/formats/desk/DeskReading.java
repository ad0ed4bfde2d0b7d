package fr.passerelle.formats.desk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * What was read.
 *
 * @param establishment named by the body, absent when it names none: who may call is judged before what is wrong is told
 * @param request absent when anything is wrong
 * @param faults everything that is wrong, at once
 */
public record DeskReading(@Nullable String establishment, @Nullable DeskRequest request, List<Reason> faults) {
    public DeskReading {
        faults = List.copyOf(faults);
    }
}
