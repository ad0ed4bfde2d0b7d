package fr.passerelle.core.port;

import java.util.List;

import fr.passerelle.core.establishment.Establishment;

/** The application mailboxes of the establishments, read. */
@FunctionalInterface
public interface IncomingMail {
    /**
     * Opens a box; the caller closes it.
     *
     * @throws MailboxUnavailableException when the operator does not let in
     */
    Box open(Establishment establishment);

    /** An open box. Every method may throw {@link MailboxUnavailableException}: nothing is known then, run again later. */
    interface Box extends AutoCloseable {
        /** UIDVALIDITY: UIDs of another one mean nothing (RFC 3501 §2.3.1.1). */
        long validity();

        /** UIDs above {@code uid} of the messages not dealt with yet, ascending. */
        List<Long> above(long uid, int most);

        /**
         * The message as received (RFC 5322).
         *
         * @param most bytes of it at most: a longer one is cut there
         * @return empty when it is no longer there
         */
        byte[] read(long uid, int most);

        /** Its result is durable: it goes to folder {@code TRAITE}. Said again, or of one that is no longer there, nothing changes. */
        void settled(long uid);

        @Override
        void close();
    }
}
