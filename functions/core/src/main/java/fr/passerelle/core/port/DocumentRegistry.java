package fr.passerelle.core.port;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.flow.Circuit.Health;

/**
 * The DMP seen from the domain, free of SOAP: feed, replace, delete, find, and whether a profile is open. Another protocol (FHIR ITI-65)
 * can stand behind the same port. No method throws for an answer of the DMP or a failure of the network: that is a {@link Reaction}.
 */
public interface DocumentRegistry {
    /**
     * Feeds one document (TD2.1), in place of another when the lot says so.
     *
     * @param departure asked right before the request leaves; without a turn nothing does, and the reaction is {@link Kind#RETRY}
     */
    Reaction feed(Lot lot, Departure departure);

    /**
     * Deletes one document (TD3.3c).
     *
     * @param departure as for a feed
     */
    Reaction delete(Removal removal, Departure departure);

    /** Asks for a document by its uniqueId (TD3.1b): to settle a lost answer, to replace, to delete. */
    Presence find(Enquiry enquiry);

    /** Asks whether the patient's profile is open (TD0.2); useful only for one known to be shut long ago (dmp-transport.md §8). */
    ProfileAnswer profile(Enquiry enquiry);

    /**
     * A lot: one document of a package.
     *
     * @param lotId uniqueId of the SubmissionSet, derived once: each try sends the same
     * @param part which document of the package, from 0
     * @param visibility flags that apply, which may differ from those asked for
     * @param replaced entryUUID of the version this one replaces, absent for a creation
     */
    record Lot(DocumentPackage content, int part, String lotId, Visibility visibility, @Nullable String replaced) {}

    /**
     * A deletion.
     *
     * @param part which deletion of the package, from 0
     * @param lotId uniqueId of the SubmissionSet
     * @param entryUuid what the DMP calls the document now
     */
    record Removal(DocumentPackage content, int part, String lotId, String entryUuid) {}

    /**
     * A question about a document of the patient of a package, asked in the name of one of its parts.
     *
     * @param uniqueId OID of the document asked for
     */
    record Enquiry(DocumentPackage content, int part, String uniqueId) {}

    /** Whether the DMP holds a document. */
    sealed interface Presence {
        /** @param entryUuids references, more than one when the DMP keeps several of one document */
        record Found(List<String> entryUuids) implements Presence {
            public Found {
                entryUuids = List.copyOf(entryUuids);
            }
        }

        /** It does not hold it, or no longer. */
        record Absent() implements Presence {}

        /** It could not say. */
        record Unknown(Reaction why) implements Presence {}
    }

    /** What is known of a profile now. */
    sealed interface ProfileAnswer {
        record Known(Profile.State state) implements ProfileAnswer {}

        record Unknown(Reaction why) implements ProfileAnswer {}
    }

    /**
     * What an answer asks of us (dmp-transport.md §11).
     *
     * @param kind what to do
     * @param health what it says of the line
     * @param catalogueCode code of the reject catalogue that explains it
     * @param nationalCodes codes exactly as the DMP gave them, the one that decided first, or a technical word when it gave none
     *        (e.g. {@code HTTP 503}); they are the arguments of the catalogue's sentence
     * @param patience bounds of the next tries, of meaning for {@link Kind#RETRY} only
     */
    record Reaction(Kind kind, Health health, String catalogueCode, List<String> nationalCodes, Patience patience) {
        public Reaction {
            nationalCodes = List.copyOf(nationalCodes);
        }

        public Reaction(Kind kind, Health health, String catalogueCode, List<String> nationalCodes) {
            this(kind, health, catalogueCode, nationalCodes, Patience.USUAL);
        }

        /** What a refusal says of the profile; empty for any other answer. */
        public Optional<Profile.State> shutProfile() {
            return kind == Kind.NOT_DELIVERABLE
                    ? Optional.of(catalogueCode.equals("DMP_CLOSED") ? Profile.State.CLOSED : Profile.State.NONE)
                    : Optional.empty();
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

    /** Kinds of reaction. */
    enum Kind {
        DONE,
        RETRY,
        /** Nobody knows whether it took effect: ask. */
        CHECK,
        /** The DMP's references are no longer those we used: ask for them again and go on once. */
        REBUILD,
        HUMAN,
        CONFIG,
        PERMANENT,
        /** The patient without an open DMP: a refusal, never an error. */
        NOT_DELIVERABLE
    }
}
