package fr.passerelle.mailbox.incoming;

import java.util.function.Supplier;

/**
 * A file sent with a message, not looked at yet.
 *
 * @param name as its sender called it, without path nor control characters, at most 120 characters
 * @param declaredType what its sender says it is
 * @param content its bytes
 */
public record Enclosure(String name, String declaredType, Supplier<byte[]> content) {
    private static final int LONGEST = 120;

    static Enclosure of(MailPart part) {
        String named = part.name() == null ? "" : part.name();
        String last = named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]", "").strip();
        return new Enclosure(plain.substring(0, Math.min(plain.length(), LONGEST)), part.type(), part::content);
    }

    @Override
    public String toString() {
        return "Enclosure[***]";
    }
}
