package fr.passerelle.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * When items of the table go by themselves: {@code expiresAt}, seconds since 1970, as DynamoDB wants it (docs/retention.md).
 *
 * <p>An item that is not settled carries a date as well, and it cannot strike: each write puts it off to ten years later, and what waits is
 * given up after months. DynamoDB deletes up to days late; nobody decides anything by an item that is past its date, so no read filters.
 *
 * <p>Without a date: counters, circuits, slots of calls, identities of the feed, choices without an end, work items still open.
 *
 * @param clock instant of the write
 */
record Expiry(InstantSource clock) {
    static final String ATTRIBUTE = "expiresAt";
    /** Limitation of medical liability (CSP L1142-28). */
    private static final int PROOF_YEARS = 10;
    private static final int PROFILE_MONTHS = 24;
    private static final int PAPER_MONTHS = 61;
    /** UNCONFIRMED for this use, docs/unconfirmed.md. */
    private static final int ACCESS_YEARS = 3;

    /** Of what belongs to a transmission: ten years after its last write. */
    Map<String, AttributeValue> transmission(Map<String, AttributeValue> item) {
        return with(item, years(clock.instant(), PROOF_YEARS));
    }

    /** Of a profile without use since then. */
    static Instant profile(Instant knownAt) {
        return knownAt.atOffset(ZoneOffset.UTC).plusMonths(PROFILE_MONTHS).toInstant();
    }

    /** Of the reason why a patient gets paper: no pathway tries the mailbox again later than that. */
    static Instant paper(Instant notedAt) {
        return notedAt.atOffset(ZoneOffset.UTC).plusMonths(PAPER_MONTHS).toInstant();
    }

    static Instant access(Instant at) {
        return years(at, ACCESS_YEARS);
    }

    /** @return absent for a choice without an end */
    static @Nullable Instant choice(@Nullable Instant end) {
        return end == null ? null : years(end, PROOF_YEARS);
    }

    static Instant closedWork(Instant at) {
        return years(at, PROOF_YEARS);
    }

    static AttributeValue seconds(Instant at) {
        return AttributeValue.fromN(Long.toString(at.getEpochSecond()));
    }

    private static Instant years(Instant from, int years) {
        return from.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    }

    private static Map<String, AttributeValue> with(Map<String, AttributeValue> item, Instant at) {
        var dated = new HashMap<>(item);
        dated.put(ATTRIBUTE, seconds(at));
        return Map.copyOf(dated);
    }
}
