package fr.passerelle.local.doctor;

/** Luhn key of a FINESS number (documents.md §2.5); the letters of Corsica count as 1 and 2. */
final class Luhn {
    private Luhn() {
    }

    static boolean holds(String number) {
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
