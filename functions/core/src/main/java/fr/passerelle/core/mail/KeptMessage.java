package fr.passerelle.core.mail;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message that came in and is kept for people: where it is and whose it is, nothing of what it says.
 *
 * @param id 32 hexadecimal characters, the same whenever the same message is read again
 * @param establishment FINESS EJ of the mailbox
 * @param input input of the mail it answers, absent when none was found
 * @param dispatch dispatch of that mail, absent when none was found
 * @param place folder of the vault, see {@link #answer} and {@link #unmatched}
 * @param message path of the whole message as received
 * @param pathway pathway of the mail answered, absent when unknown
 * @param unit code of the unit concerned, absent when unknown
 * @param owner function of the person or team who answers, as the pathway says; absent when nobody is named
 * @param mailbox mailbox that they read; absent when nobody is named
 * @param patient of documents received, whether the establishment knows whom they are about; absent for anything else
 */
public record KeptMessage(String id, String establishment, Kind kind, Instant receivedAt, @Nullable String input, @Nullable String dispatch,
        String place, String message, @Nullable String pathway, @Nullable String unit, @Nullable String owner, @Nullable String mailbox,
        @Nullable Bearer patient, List<KeptFile> files) {
    public KeptMessage {
        files = List.copyOf(files);
    }

    /** What it is. */
    public enum Kind {
        /** The answer to a mail of ours. */
        REPLY,
        /** The other side ends the conversation. */
        CLOSING,
        /** Nobody knows what it is about. */
        UNMATCHED,
        /** Documents of another establishment. */
        ARCHIVE
    }

    /** Whether the patient of documents received is one of the establishment: never who it is. */
    public enum Bearer {
        /** The identity feed knows who bears the matricule. */
        KNOWN,
        /** Nobody of the establishment bears it. */
        UNKNOWN,
        /** No matricule is told, or several. */
        UNTOLD
    }

    /**
     * One file of a message.
     *
     * @param path in the vault
     * @param kind extension of what it really is; absent when refused
     * @param size bytes
     * @param refused why it is in quarantine, absent when it is not
     */
    public record KeptFile(String path, @Nullable String kind, int size, @Nullable String refused) {}

    /** Folder of an answer. */
    public static String answer(String establishment, String inputId, String id) {
        return "replies/" + establishment + "/" + inputId + "/" + id + "/";
    }

    /** Folder of a message that answers nothing of ours. */
    public static String unmatched(String establishment, String id) {
        return "unmatched/" + establishment + "/" + id + "/";
    }

    /** Folder of documents sent to an establishment ({@code direction = in}). */
    public static String inbound(String establishment, String id) {
        return "inbound/" + establishment + "/" + id + "/";
    }

    /** Folder of what nobody may open. */
    public static String quarantine(String establishment, String id) {
        return "quarantine/" + establishment + "/" + id + "/";
    }
}
