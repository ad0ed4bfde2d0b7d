package fr.passerelle.acknowledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an input, field by field as in {@code result.schema.json}; explained in docs/results.md.
 *
 * @param input the hospital's own name for it
 * @param id the gateway's, for {@code ./passerelle status}
 * @param digest proof of what was received: ETag of the object or SHA-256 of the message
 * @param sameAnswerFor names of the later inputs, same in content, that this answers too
 * @param summary one French sentence on the whole
 * @param notes what was noted without stopping anything
 */
record InputResult(String input, String id, Instant receivedAt, String digest, List<String> sameAnswerFor, String summary,
        List<DispatchResult> dispatches, List<ReasonResult> notes) {
    InputResult {
        sameAnswerFor = List.copyOf(sameAnswerFor);
        dispatches = List.copyOf(dispatches);
        notes = List.copyOf(notes);
    }

    /**
     * One dispatch.
     *
     * @param state word of {@code DispatchState}, stable
     * @param stateLabel the same in French, for people
     * @param hold what is waited for, while held
     * @param refusal {@code fault} or {@code choice}, when refused or failed
     * @param dueAt not before, while an attempt is planned
     */
    record DispatchResult(String id, String destination, List<String> documents, String state, String stateLabel, @Nullable String hold,
            @Nullable String refusal, Instant since, @Nullable Instant dueAt, List<ReasonResult> reasons, String nextAction,
            String nextActor) {
        DispatchResult {
            documents = List.copyOf(documents);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One reason.
     *
     * @param code of the reject catalogue, stable
     * @param subject field of the input, or document concerned
     * @param text French: what is wrong, then what to do
     * @param owner who must do it, in French
     */
    record ReasonResult(String code, @Nullable String subject, String text, String owner) {}
}
