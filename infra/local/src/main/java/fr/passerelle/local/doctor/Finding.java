package fr.passerelle.local.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check, in French; no secret and no identity in it.
 *
 * @param subject what was looked at
 * @param text what was found
 * @param todo what to do about it, absent when there is nothing to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(String subject, Mark mark, String text, @Nullable String todo) {
    /** How it stands. */
    public enum Mark {
        OK("✓"),
        WARNING("!"),
        FAILED("✗"),
        /** It could not be looked at, or makes no sense there: never taken for sound. */
        NOT_CHECKED("–");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    static Finding ok(String subject, String text) {
        return new Finding(subject, Mark.OK, text, null);
    }

    static Finding warning(String subject, String text, String todo) {
        return new Finding(subject, Mark.WARNING, text, todo);
    }

    static Finding failed(String subject, String text, String todo) {
        return new Finding(subject, Mark.FAILED, text, todo);
    }

    static Finding notHere(String subject, String why) {
        return new Finding(subject, Mark.NOT_CHECKED, "non vérifié ici : " + why, null);
    }

    /** One of two. */
    static Finding when(boolean sound, String subject, String text, String wrong, String todo) {
        return sound ? ok(subject, text) : failed(subject, wrong, todo);
    }
}
