package fr.passerelle.core.consent;

import java.util.Set;

/** Something a patient chose or was told, as an establishment recorded it (consent-and-rules.md §4 and §6). */
public sealed interface Choice {
    /** The patient was told that documents are fed: the proof the law asks for (§4.2; {@code ZFA} value {@code INO} or {@code IO}). */
    record Informed(Channel channel) implements Choice {}

    /** Somebody looked and nothing was collected ({@code ZFA} value {@code NA}). */
    record NotCollected() implements Choice {}

    /**
     * Opposition to being sent something. To the DMP it needs a legitimate reason (CSP R1111-47).
     *
     * @param scopes destinations opposed, at least one
     */
    record Opposition(Reach reach, Set<ConsentScope> scopes, OppositionReason reason) implements Choice {
        public Opposition {
            scopes = Set.copyOf(scopes);
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("an opposition to nothing");
            }
        }
    }

    /** The patient wants paper (use-cases.md §5.F). */
    record PaperWish() implements Choice {}

    /** Care that a minor keeps from the legal representatives (§6, {@code minorSecret}). */
    record SecretCare(Reach reach) implements Choice {}

    /** Somebody checked that this care of a minor is not secret: what was held for that question may leave. */
    record OrdinaryCare(Reach reach) implements Choice {}

    /** Somebody represents the patient; no rule follows by itself (§6, {@code representative}). */
    record Represented(Representation by) implements Choice {}

    /**
     * The patient takes part in the pilot of a pathway (use-cases.md §5.J).
     *
     * @param pathway identifier of the pathway
     */
    record PilotMember(String pathway) implements Choice {}

    /** How the patient was told. */
    enum Channel {
        BOOKLET,
        ORAL,
        FORM,
        UNKNOWN
    }

    /** Category of the reason, never a free text about a patient. */
    enum OppositionReason {
        LEGITIMATE_REASON,
        MINOR_REQUEST,
        REPRESENTATIVE_REQUEST,
        MAIL_REFUSED,
        NOT_TOLD
    }

    /** Who represents the patient. */
    enum Representation {
        PARENT,
        GUARDIAN,
        AUTHORISED_PERSON
    }
}
