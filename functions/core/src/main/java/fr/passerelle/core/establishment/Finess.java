package fr.passerelle.core.establishment;

import java.util.regex.Pattern;

/** FINESS number: nine characters, the department first ({@code 2A}, {@code 2B} or, in tests, {@code 0B}…), Luhn key last (documents.md §2.5). */
public final class Finess {
    private static final Pattern FORM = Pattern.compile("[0-9][0-9AB][0-9]{7}");

    private Finess() {
    }

    public static boolean wellFormed(String value) {
        return FORM.matcher(value).matches();
    }
}
