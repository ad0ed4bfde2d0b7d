package fr.passerelle.formats.desk;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.DispatchRef;

/**
 * A conversation to be ended.
 *
 * @param mail the message to the patient that began it
 * @param by who ends it, function or technical name
 * @param text of the last message, absent: that of the pathway or of the software
 */
public record EndAsk(DispatchRef mail, String by, @Nullable String text) {
    @Override
    public String toString() {
        return "EndAsk[" + mail + "]";
    }
}
