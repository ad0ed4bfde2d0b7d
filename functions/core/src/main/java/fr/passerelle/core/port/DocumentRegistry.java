package fr.passerelle.core.port;

import java.util.List;

import fr.passerelle.core.document.DocumentPackage;

/**
 * The DMP seen from the domain, free of SOAP: feed, and ask whether a document is there. Replacement and deletion join it with
 * their own methods, so that another protocol (FHIR ITI-65) can stand behind the same port.
 */
public interface DocumentRegistry {
    /** Feeds one document (TD2.1). Never throws for an answer of the DMP or a failure of the network: that is a {@link Reaction}. */
    Reaction feed(Lot lot);

    /** Asks for a document by its uniqueId (TD3.1b), to settle a lost answer. */
    Presence find(Lot lot);

    /**
     * A lot: one document of a package.
     *
     * @param lotId uniqueId of the SubmissionSet, derived once: each try sends the same
     * @param part which document of the package, from 0
     */
    record Lot(DocumentPackage content, int part, String lotId) {}

    /** Whether the DMP holds a document. */
    enum Presence {
        FOUND,
        ABSENT,
        UNKNOWN
    }

    /**
     * What an answer asks of us (dmp-transport.md §11).
     *
     * @param kind what to do
     * @param catalogueCode code of the reject catalogue that explains it
     * @param nationalCodes codes exactly as the DMP gave them, the one that decided first, or a technical word when it gave none
     *        (e.g. {@code HTTP 503})
     * @param patience bounds of the next tries, of meaning for {@link Kind#RETRY} only
     */
    record Reaction(Kind kind, String catalogueCode, List<String> nationalCodes, Patience patience) {
        public Reaction {
            nationalCodes = List.copyOf(nationalCodes);
        }

        public Reaction(Kind kind, String catalogueCode, List<String> nationalCodes) {
            this(kind, catalogueCode, nationalCodes, Patience.USUAL);
        }
    }

    /**
     * How an answer lets us insist.
     *
     * @param mostAttempts calls in all, the first included; the gateway's own bound, a duration, applies as well
     * @param slowdown how many times the gateway's first delay to wait at least before the next call
     */
    record Patience(int mostAttempts, int slowdown) {
        /** The gateway's own bound and delay. */
        public static final Patience USUAL = new Patience(Integer.MAX_VALUE, 1);
    }

    /** Kinds of reaction; {@code NOT_DELIVERABLE} is the patient without an open DMP: a refusal, never an error. */
    enum Kind {
        DONE,
        RETRY,
        CHECK,
        HUMAN,
        CONFIG,
        PERMANENT,
        NOT_DELIVERABLE
    }
}
