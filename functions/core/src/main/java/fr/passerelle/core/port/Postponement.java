package fr.passerelle.core.port;

import java.time.Duration;

/** Lets a function see one of its own messages again later, without counting it as a failure. */
public interface Postponement {
    /** @param body the message to see again, as this function writes it */
    void again(String body, Duration delay);
}
