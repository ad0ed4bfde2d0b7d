package fr.passerelle.core.port;

import org.jspecify.annotations.Nullable;

/** A mailbox could not be read: nothing is known, run again later. The message carries neither address nor content. */
public final class MailboxUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailboxUnavailableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
