package fr.passerelle.core.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Matricule INS: 13 characters and a two-digit key, 15 in all, with the OID of its authority.
 *
 * <p>Characters 6-7 may be {@code 2A} or {@code 2B}; key = 97 - (N mod 97) where N is the first 13 characters once
 * {@code 2A} is read 19 and {@code 2B} is read 18 (documents.md §2.2; PAM §6.6.1). A value of this type is well formed:
 * whether the authority fits the environment is a rule, not a matter of form.
 */
public record Ins(String value, InsAuthority authority) {
    private static final Pattern FORM = Pattern.compile("[0-9]{5}(?:[0-9]{2}|2A|2B)[0-9]{8}");
    private static final int BODY = 13;

    /** @throws IllegalArgumentException when the form or the key is wrong; the message never repeats the value */
    public Ins {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("matricule INS: 15 characters expected, upper case, 2A/2B allowed in 6-7");
        }
        if (!keyMatches(value)) {
            throw new IllegalArgumentException("matricule INS: wrong key");
        }
    }

    public static boolean wellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** Whether the last two characters are the key of the first thirteen; {@code value} must be well formed. */
    public static boolean keyMatches(String value) {
        return value.substring(BODY).equals(key(value.substring(0, BODY)));
    }

    /** The two-digit key of the first 13 characters of a matricule. */
    public static String key(String body) {
        long number = Long.parseLong(body.replace("2A", "19").replace("2B", "18"));
        return "%02d".formatted(97 - number % 97);
    }

    /** CX form of XDS and VIHF, {@code <INS>^^^&<OID>&ISO^NH} (documents.md §4.4). */
    public String cx() {
        return value + "^^^&" + authority.oid() + "&ISO^NH";
    }

    /** A matricule from its CX form; empty for an identifier of another kind, or one that is badly made. */
    public static Optional<Ins> ofCx(String cx) {
        String[] components = cx.split("\\^", -1);
        String[] authority = components.length < 4 ? new String[0] : components[3].split("&", -1);
        return authority.length < 2 || !wellFormed(components[0]) || !keyMatches(components[0])
                ? Optional.empty()
                : InsAuthority.ofOid(authority[1]).map(known -> new Ins(components[0], known));
    }

    /** Hidden, so that no log or exception can carry the matricule by accident. */
    @Override
    public String toString() {
        return "Ins[***, " + authority + "]";
    }
}
