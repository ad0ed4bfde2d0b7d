package fr.passerelle.local.deadletter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A queue of dead letters.
 *
 * @param name of the queue
 * @param depth how many messages it holds, about
 * @param oldest when the oldest message seen was first sent; absent when there is none, or when its messages may name a patient and are not
 *        looked at
 * @param kind what its messages are
 */
public record DeadLetterQueue(String name, String url, String arn, int depth, @Nullable Instant oldest, Kind kind) {
    /** What to do with the messages of a queue. */
    public enum Kind {
        /** Messages of a queue: they go back where they came from. */
        MESSAGES(""),
        /** Runs of a schedule that could not start. */
        SCHEDULE(
                "Ces messages disent qu'un passage planifié n'a pas pu démarrer : le suivant repart seul. Chercher la cause dans le journal de la"
                        + " fonction, puis supprimer les messages (aws sqs purge-queue)."),
        /** Positions in the stream of the table. */
        STREAM("Ces messages sont des positions dans le flux de la table, valables 24 heures, et non des envois : rien n'est à rejouer. Pour faire"
                + " répondre et compter de nouveau un dépôt, voir docs/operations.md, « Redrive ».");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }

        /** What an operator does instead of a redrive; empty when there is one. */
        public String advice() {
            return advice;
        }
    }
}
