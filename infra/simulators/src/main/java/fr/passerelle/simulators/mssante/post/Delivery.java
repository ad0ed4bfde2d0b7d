package fr.passerelle.simulators.mssante.post;

import java.time.Duration;

/** What becomes of a mail that the operator took (RFC 3464 §2.3.3; messages.md §5.5). */
public sealed interface Delivery {
    /** Reaches its mailbox at once. */
    record Delivered() implements Delivery {}

    /** Reaches its mailbox at once, and nobody says so although it was asked. */
    record Silent() implements Delivery {}

    /** Given to a server that will not report; reaches its mailbox. */
    record Relayed() implements Delivery {}

    /** Waits on the way: a notice of delay after half of the time, then the delivery. */
    record Delayed(Duration lateness) implements Delivery {}

    /**
     * Never reaches its mailbox.
     *
     * @param after time between the submission and the notice
     * @param code reply that the next server gave, three digits
     * @param status enhanced status of that reply, such as {@code 5.1.1}
     * @param text one line of that reply, ASCII
     */
    record Bounced(Duration after, int code, String status, String text, Form form) implements Delivery {}

    /** How a failure is told (messages.md §5.5, texts UNCONFIRMED). */
    enum Form {
        /** {@code multipart/report} of RFC 3464. */
        REPORT,
        /** Text under the title {@code Undelivered Mail Returned to Sender}. */
        UNDELIVERED,
        /** French text under the title {@code Message non distribué}. */
        NOT_DISTRIBUTED
    }
}
