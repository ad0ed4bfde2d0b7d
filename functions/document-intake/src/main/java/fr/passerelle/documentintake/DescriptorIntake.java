package fr.passerelle.documentintake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.TransmissionStore;

/**
 * Settles registered descriptors: each is judged, packaged and handed over once, and judged again only while it waits for a file or for
 * a version it refers to.
 */
final class DescriptorIntake {
    /** Rounds against other runs on the same documents: each lost round means that another one has won. */
    private static final int MOST_ROUNDS = 40;

    private final TransmissionStore store;
    private final DropBucket bucket;
    private final DispatchQueue queue;
    private final IntakeSettings settings;
    private final InstantSource clock;
    private final Descriptors descriptors;
    private final Judging judging;
    private final WaitingDrops waiting;

    DescriptorIntake(TransmissionStore store, DropBucket bucket, DispatchQueue queue, IntakeSettings settings, InstantSource clock,
            Descriptors descriptors, Judging judging, WaitingDrops waiting) {
        this.store = store;
        this.bucket = bucket;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        this.descriptors = descriptors;
        this.judging = judging;
        this.waiting = waiting;
    }

    /**
     * Brings a registered descriptor as far as it can go now, then those that waited for its versions, and so on; done already, its ready
     * dispatches are handed over again. Those that wait no more are gone through as well: the run that settled one may have been killed
     * before it came to the next.
     */
    void settle(String inputId, Establishment establishment, String bucketName) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(List.of(inputId));
        while (!next.isEmpty()) {
            String id = next.removeFirst();
            if (seen.add(id)) {
                next.addAll(settleAlone(id, establishment, bucketName));
            }
        }
    }

    /** @return the inputs that wait, or have waited, for one of its versions */
    private List<String> settleAlone(String inputId, Establishment establishment, String bucketName) {
        try (var folder = new PdfFolder(bucket, establishment.finess(), settings.largestDocument())) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Input input = Stored.input(store, inputId);
                List<Dispatch> existing = store.dispatches(inputId);
                var plan = new DispatchPlan(input, establishment, existing, clock.instant());
                var one = new Case(input, establishment, bucketName, plan, folder);
                if (input.judged() && existing.stream().noneMatch(Stored::waits)) {
                    // What became of the identity while this was written found nobody waiting: it is looked at once more.
                    if (existing.stream().anyMatch(Stored::waitsForIdentity) && judging.judgeAgain(one)) {
                        continue;
                    }
                    existing.stream().filter(DescriptorIntake::unsent).forEach(dispatch -> queue.send(dispatch, Duration.ZERO));
                    return followers(input, establishment, folder);
                }
                if (judging.judge(one) == Judging.Next.WAIT) {
                    return List.of();
                }
            }
        }
        throw new IllegalStateException("input " + inputId + " lost " + MOST_ROUNDS + " commits in a row");
    }

    private List<String> followers(Input input, Establishment establishment, PdfFolder folder) {
        Drop drop = input.duplicateOf() == null ? descriptors.read(input, establishment, folder).drop() : null;
        return drop == null
                ? List.of()
                : waiting.followers(drop);
    }

    private static boolean unsent(Dispatch dispatch) {
        return dispatch.state() == DispatchState.READY && dispatch.attempts() == 0;
    }
}
