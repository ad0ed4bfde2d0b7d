package fr.passerelle.documentintake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Branch;
import fr.passerelle.core.rule.Judgement.JudgedBranch;
import fr.passerelle.core.rule.Verdict;

/**
 * The dispatches of one drop and the writes that bring each to its state: created when the drop is judged for the first time, moved
 * when it waited for a file or a version. A dispatch that no longer waits is left alone.
 */
final class DispatchPlan {
    private final Input input;
    private final Establishment establishment;
    private final Map<DispatchRef, Dispatch> existing;
    private final Instant now;

    DispatchPlan(Input input, Establishment establishment, List<Dispatch> existing, Instant now) {
        this.input = input;
        this.establishment = establishment;
        this.existing = existing.stream().collect(Collectors.toMap(Dispatch::ref, Function.identity()));
        this.now = now;
    }

    /** Each destination by its own verdict. */
    List<Write> byVerdict(List<JudgedBranch> branches) {
        return branches.stream().flatMap(judged -> write(judged.branch(), dispatch -> judged.ruling().given(dispatch, now)).stream())
                .toList();
    }

    /** Every destination at once, of what the gateway makes itself: the rules are asked when sending. No mail of what is hidden. */
    List<Write> ready(List<Branch> branches) {
        boolean hidden = branches.stream().flatMap(b -> b.documents().stream()).anyMatch(d -> d.visibility().hiddenFromPatient());
        return all(branches, dispatch -> hidden && dispatch.destination() == Destination.PATIENT_MAILBOX
                ? dispatch.held(HoldReason.REVEAL,
                        dispatch.documents().stream().map(d -> Reason.at(d, "ANNOUNCEMENT_AWAITED")).toList(), now)
                : dispatch.ready(now));
    }

    /** Every destination refused for the same faults; when none can be read, what waited is, or one dispatch without destination. */
    List<Write> refused(List<Branch> branches, List<Reason> faults) {
        UnaryOperator<Dispatch> refusal = dispatch -> dispatch.refused(RefusalClass.FAULT, faults, now);
        if (!branches.isEmpty()) {
            return all(branches, refusal);
        }
        return existing.isEmpty() ? List.of(new Write.Create(refusal.apply(Registration.none(input, now)))) : moved(refusal);
    }

    /** Those that waited for the identity of the patient, each by its verdict now; nothing for one that goes on waiting for the same. */
    List<Write> identified(List<JudgedBranch> branches) {
        return branches.stream()
                .flatMap(judged -> existing.values().stream().filter(before -> of(judged.branch(), before))
                        .filter(before -> Stored.waitsForIdentity(before) && !same(before, judged.verdict()))
                        .<Write>map(before -> new Write.Move(before, judged.ruling().given(before, now))))
                .toList();
    }

    /** Whether it is of that destination and recipient: a mail cut for its size is several dispatches. */
    static boolean of(Branch branch, Dispatch dispatch) {
        boolean mail = branch.destination() != Destination.DMP;
        return dispatch.destination() == branch.destination() && (mail ? dispatch.recipient() : dispatch.part()) == branch.part();
    }

    private static boolean same(Dispatch before, Verdict verdict) {
        return verdict instanceof Verdict.Hold(HoldReason reason, List<Reason> why) && before.hold() == reason
                && before.reasons().equals(why);
    }

    /** Every destination waits for the same files and versions. */
    List<Write> waiting(List<Branch> branches, HoldReason what, List<Reason> missing) {
        return all(branches, dispatch -> dispatch.hold() == what && dispatch.reasons().equals(missing)
                ? dispatch
                : dispatch.held(what, missing, now));
    }

    /** What waited will not leave. */
    List<Write> cancelled(List<Reason> why) {
        return moved(dispatch -> dispatch.cancelled(why, now));
    }

    private List<Write> moved(UnaryOperator<Dispatch> next) {
        return existing.values().stream().filter(Stored::waits).<Write>map(d -> new Write.Move(d, next.apply(d))).toList();
    }

    private List<Write> all(List<Branch> branches, UnaryOperator<Dispatch> next) {
        return branches.stream().flatMap(branch -> write(branch, next).stream()).toList();
    }

    private List<Write> write(Branch branch, UnaryOperator<Dispatch> next) {
        Dispatch fresh = received(branch);
        Dispatch before = existing.get(fresh.ref());
        var writes = new ArrayList<Write>();
        if (before == null) {
            writes.add(new Write.Create(next.apply(fresh)));
        } else if (Stored.waits(before)) {
            Dispatch after = next.apply(before.carrying(fresh.documents()));
            if (after.rev() != before.rev()) {
                writes.add(new Write.Move(before, after));
            }
        }
        return writes;
    }

    private Dispatch received(Branch branch) {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), branch.destination(), branch.part()));
        String outsideId = branch.destination() == Destination.DMP
                ? establishment.oids().lot(ref.dispatchId())
                : new MailId(ref).messageId(establishment.mailbox().domain());
        return Dispatch.received(ref, establishment.finess(), branch.destination(), branch.part(),
                branch.keys(), null, outsideId, now).with(branch.drop().priority());
    }
}
