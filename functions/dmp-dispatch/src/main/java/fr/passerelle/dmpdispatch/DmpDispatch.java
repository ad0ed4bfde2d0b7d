package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Patience;
import fr.passerelle.core.port.DocumentRegistry.Presence;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.ConsentGate;
import fr.passerelle.core.rule.ConsentGate.Verdict;
import fr.passerelle.formats.json.VaultPackages;

/**
 * Takes one dispatch towards the DMP one step on. May be killed anywhere and run again: the state written before a call says that
 * there may have been one, and what may have been sent is asked for before anything is sent again (docs/decisions/0033-doubt.md).
 */
final class DmpDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(DmpDispatch.class);
    /** Re-reads after a lost write or a settled doubt; more means that something else is wrong. */
    private static final int MOST_TURNS = 5;
    /** Mark of a dispatch that is ready again after a doubt: it asks once more just before it sends. */
    private static final String DOUBT = "DMP_ANSWER_LOST";

    private final TransmissionStore store;
    private final ConsentGate consents;
    private final VaultPackages packages;
    private final DocumentRegistry dmp;
    private final DispatchQueue queue;
    private final RetryPolicy policy;
    private final InstantSource clock;

    DmpDispatch(TransmissionStore store, ConsentGate consents, PackageVault vault, DocumentRegistry dmp, DispatchQueue queue,
            RetryPolicy policy, InstantSource clock) {
        this.store = store;
        this.consents = consents;
        this.packages = new VaultPackages(vault);
        this.dmp = dmp;
        this.queue = queue;
        this.policy = policy;
        this.clock = clock;
    }

    private enum Next {
        STOP,
        READ_AGAIN
    }

    /**
     * Handles one message.
     *
     * @throws LeaseRunningException while another run is calling: the message must come back
     * @throws IllegalStateException when the dispatch does not exist
     */
    void handle(DispatchRef ref) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Dispatch dispatch = store.dispatch(ref).orElseThrow(() -> new IllegalStateException("no such dispatch"));
            if (step(dispatch) == Next.STOP) {
                return;
            }
        }
        throw new IllegalStateException("the dispatch does not settle");
    }

    private Next step(Dispatch dispatch) {
        return switch (dispatch.state()) {
            case READY -> due(dispatch) ? begin(dispatch) : later(dispatch, Duration.between(clock.instant(), dispatch.dueAt()));
            case SENDING -> settle(dispatch);
            case RECEIVED, HELD, REFUSED, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED -> Next.STOP;
        };
    }

    private Next begin(Dispatch ready) {
        DocumentPackage content = packages.documents(ready.ref().inputId());
        return switch (consents.judge(content.establishment(), content.patient(), ConsentScope.DMP)) {
            case Verdict.Opposed(Reason reason) -> move(ready, ready.refused(RefusalClass.CHOICE, List.of(reason), clock.instant()));
            case Verdict.Waiting(Reason reason) -> move(ready, ready.held(HoldReason.CONSENT, List.of(reason), clock.instant()));
            case Verdict.Open(String applied) -> send(ready, lot(ready, content), applied);
        };
    }

    private Next send(Dispatch ready, Lot lot, String consentApplied) {
        Instant now = clock.instant();
        Dispatch sending = ready.sending(consentApplied, now.plus(policy.lease()), now);
        if (!commit(ready, sending)) {
            return Next.READ_AGAIN;
        }
        if (ready.reasons().stream().anyMatch(r -> r.code().equals(DOUBT))) {
            switch (find(lot)) {
                case Presence.Found _ -> {
                    return found(sending);
                }
                case Presence.Unknown _ -> {
                    return askLater(sending);
                }
                case Presence.Absent _ -> LOG.info("dispatch {}: absent, sent again", sending.ref().dispatchId());
            }
        }
        return conclude(sending, lot, dmp.feed(lot));
    }

    private Next conclude(Dispatch sending, Lot lot, Reaction reaction) {
        Instant now = clock.instant();
        List<Reason> reasons = List.of(reason(reaction));
        return switch (reaction.kind()) {
            case DONE -> move(sending, sending.confirmed(reaction.nationalCodes().isEmpty() ? List.of() : reasons, now));
            case RETRY -> retry(sending, reasons, reaction.patience());
            case CHECK -> switch (find(lot)) {
                case Presence.Found _ -> found(sending);
                case Presence.Absent _ -> retry(sending, List.of(Reason.of(DOUBT, codes(reaction))), reaction.patience());
                case Presence.Unknown _ -> askLater(sending);
            };
            case REBUILD, HUMAN -> move(sending, sending.held(HoldReason.DECISION, reasons, now));
            case CONFIG -> move(sending, sending.held(HoldReason.CONFIGURATION, reasons, now));
            case PERMANENT -> move(sending, sending.failed(RefusalClass.FAULT, reasons, now));
            case NOT_DELIVERABLE -> move(sending, sending.failed(RefusalClass.CHOICE, reasons, now));
        };
    }

    /** A run ended in the middle of a call, or the DMP could not say what became of it. */
    private Next settle(Dispatch sending) {
        if (!due(sending)) {
            throw new LeaseRunningException();
        }
        return switch (find(lot(sending, packages.documents(sending.ref().inputId())))) {
            case Presence.Found _ -> found(sending);
            case Presence.Absent _ -> {
                if (policy.exhausted(sending, Patience.USUAL, clock.instant())) {
                    yield move(sending, exhausted(sending, List.of()));
                }
                commit(sending, sending.ready(clock.instant()));
                yield Next.READ_AGAIN;
            }
            case Presence.Unknown _ -> askLater(sending);
        };
    }

    private Next found(Dispatch sending) {
        return move(sending, sending.confirmed(List.of(Reason.of("DMP_FOUND_AFTER_DOUBT")), clock.instant()));
    }

    /** The dispatch stays {@code sending}: nothing is sent while nobody knows. The longer the doubt, the rarer the question. */
    private Next askLater(Dispatch sending) {
        Instant now = clock.instant();
        Duration doubt = Duration.between(sending.since(), now);
        if (doubt.compareTo(policy.longest()) > 0) {
            String hours = Long.toString(policy.longest().toHours());
            return move(sending, sending.held(HoldReason.DECISION, List.of(Reason.of("DMP_STILL_UNKNOWN", hours)), now));
        }
        Duration lease = sending.dueAt() == null ? Duration.ZERO : Duration.between(now, sending.dueAt());
        return later(sending, Collections.max(List.of(policy.backoff().base(), doubt, lease)));
    }

    private Next retry(Dispatch sending, List<Reason> why, Patience patience) {
        Instant now = clock.instant();
        if (policy.exhausted(sending, patience, now)) {
            return move(sending, exhausted(sending, why));
        }
        Duration delay = policy.backoff().after(sending.attempts(), patience.slowdown());
        Dispatch ready = sending.retryAt(now.plus(delay), why, now);
        return commit(sending, ready) ? later(ready, delay) : Next.READ_AGAIN;
    }

    private Dispatch exhausted(Dispatch dispatch, List<Reason> last) {
        String code = last.stream().flatMap(r -> r.arguments().stream()).findFirst().orElse("aucune réponse");
        return dispatch.held(HoldReason.DECISION,
                List.of(Reason.of("DMP_RETRIES_EXHAUSTED", code, Integer.toString(dispatch.attempts()))), clock.instant());
    }

    private Next later(Dispatch dispatch, Duration delay) {
        queue.send(dispatch, DispatchQueue.atMost(delay));
        return Next.STOP;
    }

    private Next move(Dispatch before, Dispatch after) {
        return commit(before, after) ? Next.STOP : Next.READ_AGAIN;
    }

    private boolean commit(Dispatch before, Dispatch after) {
        boolean done = store.commit(List.of(new Write.Move(before, after))).done();
        LOG.info("dispatch {}: {} to {}{}", before.ref().dispatchId(), before.state().word(), after.state().word(), done ? "" : " lost");
        return done;
    }

    private boolean due(Dispatch dispatch) {
        return dispatch.dueAt() == null || !clock.instant().isBefore(dispatch.dueAt());
    }

    private Presence find(Lot lot) {
        return dmp.find(new Enquiry(lot.content(), lot.part(), lot.content().documents().get(lot.part()).uniqueId()));
    }

    private static Lot lot(Dispatch dispatch, DocumentPackage content) {
        return new Lot(content, dispatch.part(), dispatch.outsideId(), content.documents().get(dispatch.part()).source().visibility(),
                null);
    }

    private static Reason reason(Reaction reaction) {
        return Reason.of(reaction.catalogueCode(), codes(reaction));
    }

    private static String[] codes(Reaction reaction) {
        return reaction.nationalCodes().toArray(String[]::new);
    }
}
