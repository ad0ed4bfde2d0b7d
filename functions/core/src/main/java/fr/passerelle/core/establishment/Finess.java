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

    /** Whether the Luhn key of a well-formed number holds; the letters of Corsica count as 1 and 2. */
    public static boolean keyHolds(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = digit(number.charAt(number.length() - 1 - i)) * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static int digit(char one) {
        return one == 'A' ? 1 : one == 'B' ? 2 : Character.digit(one, 10);
    }
}
