package fr.passerelle.core.dispatch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a dispatch is held, refused or failed, or what was noted on the way.
 *
 * @param code code of the reject catalogue
 * @param subject field of the input (JSON pointer form, e.g. {@code /patient/ins/value}) or document concerned; never a value
 *        that identifies the patient
 * @param arguments what the text of the catalogue shows: file names, codes, sizes, national error codes as received
 */
public record Reason(String code, @Nullable String subject, List<String> arguments) {
    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String code, String... arguments) {
        return new Reason(code, null, List.of(arguments));
    }

    public static Reason at(String subject, String code, String... arguments) {
        return new Reason(code, subject, List.of(arguments));
    }
}
