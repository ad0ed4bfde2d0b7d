package fr.passerelle.mailbox.smtp;

import java.util.stream.Collectors;

/** Values of the parameters of RFC 3461 (§4). */
final class Xtext {
    private Xtext() {
    }

    /** @param text ASCII */
    static String of(String text) {
        return text.chars().mapToObj(c -> c > ' ' && c <= '~' && c != '+' && c != '=' ? Character.toString(c) : "+%02X".formatted(c))
                .collect(Collectors.joining());
    }
}
