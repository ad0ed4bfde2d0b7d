package fr.passerelle.core.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a source tells of a patient's choices, before it is a line of the history. */
public sealed interface ChoiceSaid {
    /**
     * A choice, or its end when the source knows what it ends.
     *
     * @param id given by the source, absent: {@link ChoiceId}
     * @param withdrawn see {@link ChoiceRecord#withdrawn}
     */
    record Line(@Nullable String id, Choice choice, Instant from, @Nullable Instant to, boolean withdrawn, String collectedBy,
            Instant collectedAt) implements ChoiceSaid {
        /**
         * The line of the history.
         *
         * @param source see {@link ChoiceRecord#source}
         * @param recordedAt when the gateway learned it
         */
        public ChoiceRecord recorded(String source, Instant recordedAt) {
            return new ChoiceRecord(id == null ? ChoiceId.of(choice, source) : id, choice, from, to, withdrawn, source, collectedBy,
                    collectedAt, recordedAt);
        }
    }

    /**
     * The end of a choice recorded before, whoever recorded it.
     *
     * @param id of its lines
     */
    record End(String id, String collectedBy, Instant collectedAt) implements ChoiceSaid {}
}
