package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.paper.PaperReason;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.PaperReasons;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Overtaken;
import fr.passerelle.core.work.WorkItem;

/**
 * What follows a patient's mail once it has left or will not leave: paper for whom no message reaches, the end of paper for who reads
 * again, and the answers that do not come (use-cases.md §5.D and §5.F). Everything may be done again: killed anywhere, the message that
 * led here comes back.
 */
final class Papers {
    private static final String GATEWAY = "passerelle";

    private final TransmissionStore store;
    private final PathwayRegistry pathways;
    private final PatientKeys keys;
    private final PaperReasons reasons;
    private final WorkList work;
    private final PrintJobs jobs;
    private final Overtaken overtaken;

    Papers(TransmissionStore store, PathwayRegistry pathways, PatientKeys keys, PaperReasons reasons, WorkList work, PrintJobs jobs,
            Overtaken overtaken) {
        this.store = store;
        this.pathways = pathways;
        this.keys = keys;
        this.reasons = reasons;
        this.work = work;
        this.jobs = jobs;
        this.overtaken = overtaken;
    }

    /** When to see whether a mail that leaves now was read; absent for one that nobody would print. */
    @Nullable
    Instant unreadAt(Dispatch mail, Instant now) {
        return printable(mail)
                ? printing(mail).map(p -> now.plus(Duration.ofDays(p.fallback().unreadDays()))).orElse(null)
                : null;
    }

    /** @param mail settled */
    void follow(Dispatch mail, Instant now) {
        if (mail.destination() != Destination.PATIENT_MAILBOX) {
            return;
        }
        withdrawOlder(mail, now);
        switch (mail.state()) {
            case REFUSED -> PaperCauses.ofRefusal(mail).filter(_ -> printable(mail) && printing(mail).isPresent())
                    .ifPresent(cause -> print(mail, cause, now));
            case FAILED -> {
                if (PaperCauses.closed(mail)) {
                    patient(mail).forEach(key -> reasons.note(key, PaperReason.closed(now)));
                }
                PaperCauses.ofFailure(mail).ifPresent(cause -> noted(mail, cause, now));
                lookedAt(mail, null);
            }
            case SENT, CONFIRMED -> unread(mail, now);
            case READ -> {
                reached(mail, now);
                unanswered(mail, now);
            }
            case ANSWERED, CLOSED -> {
                if (Ending.ours(mail)) {
                    work.close(mail.establishment(), question(mail), GATEWAY, now);
                } else {
                    reached(mail, now);
                }
                lookedAt(mail, null);
            }
            case RECEIVED, HELD, READY, SENDING, PRINTED, CANCELLED, REPLAYED -> {
                // Nothing follows.
            }
        }
    }

    /** As soon as it has left, or will not: later on its own notices change nothing about the older ones. */
    private void withdrawOlder(Dispatch mail, Instant now) {
        if (!mail.step() && Set.of(DispatchState.SENT, DispatchState.REFUSED, DispatchState.CANCELLED).contains(mail.state())) {
            overtaken.printItems(mail).forEach(item -> work.close(mail.establishment(), item, GATEWAY, now));
        }
    }

    private void unread(Dispatch mail, Instant now) {
        if (mail.dueAt() != null && !mail.dueAt().isAfter(now)) {
            noted(mail, PaperCause.UNREAD, now);
            lookedAt(mail, null);
        }
    }

    /** The next messages of the pathway are printed too: nothing says that one of them would arrive. */
    private void noted(Dispatch mail, PaperCause cause, Instant now) {
        printing(mail).ifPresent(p -> {
            patient(mail).forEach(key -> reasons.note(key, new PaperReason(p.id(), cause, now)));
            print(mail, cause, now);
        });
    }

    private void print(Dispatch mail, PaperCause cause, Instant now) {
        if (printable(mail) && !overtaken.is(mail) && jobs.prepare(mail, cause, patient(mail).toList(), now)) {
            open(mail, PrintJob.item(mail.ref()), Reason.of(cause.code()), now);
        }
    }

    /** The mailbox is read: nothing more is printed, and what nobody has printed yet need not be. */
    private void reached(Dispatch mail, Instant now) {
        Stream.concat(pathwayId(mail).stream(), Stream.of(PaperReason.EVERY)).forEach(pathway -> patient(mail)
                .filter(key -> reasons.of(key, pathway).isPresent()).forEach(key -> reasons.end(key, pathway, now)));
        work.close(mail.establishment(), PrintJob.item(mail.ref()), GATEWAY, now);
        if (mail.state() != DispatchState.READ) {
            work.close(mail.establishment(), question(mail), GATEWAY, now);
        }
    }

    private void unanswered(Dispatch mail, Instant now) {
        Optional<Duration> delay = pathway(mail).filter(p -> open(mail, p)).map(Pathway::reply)
                .filter(reply -> reply.policy() == Reply.Policy.OPEN)
                .map(Reply::delay);
        if (delay.isEmpty()) {
            lookedAt(mail, null);
            return;
        }
        Instant due = mail.since().plus(delay.get());
        if (due.isAfter(now)) {
            lookedAt(mail, due);
            return;
        }
        open(mail, question(mail), Reason.of("REPLY_UNANSWERED", Long.toString(delay.get().toDays())), now);
        lookedAt(mail, null);
    }

    /** What an appointment says of itself it says with or without answer, whatever its pathway; the text of a step is the pathway's. */
    private boolean open(Dispatch mail, Pathway pathway) {
        boolean own = mail.step()
                && jobs.step(mail).flatMap(planned -> pathway.step(planned.step())).filter(s -> s.text() != null).isPresent();
        return own || jobs.event(mail).filter(event -> !event.message().replyAllowed()).isEmpty();
    }

    private void open(Dispatch mail, String id, Reason reason, Instant now) {
        String unit = store.input(mail.ref().inputId()).map(input -> input.origin().unit()).orElse(null);
        work.open(WorkItem.open(id, mail.establishment(), unit, reason, mail.ref(), now));
    }

    /** A lost commit means that something came back meanwhile, which is followed in its turn. */
    private void lookedAt(Dispatch mail, @Nullable Instant next) {
        if (next == null ? mail.dueAt() != null : !next.equals(mail.dueAt())) {
            store.commit(List.of(new Write.Move(mail, mail.followedUpAt(next))));
        }
    }

    /** A step says nothing that would be worth a letter. */
    private static boolean printable(Dispatch mail) {
        return mail.destination() == Destination.PATIENT_MAILBOX && !mail.step() && !mail.ending();
    }

    /** Its pathway, when that one prints at all. */
    private Optional<Pathway> printing(Dispatch mail) {
        return pathway(mail).filter(p -> p.fallback().paper());
    }

    private Optional<Pathway> pathway(Dispatch mail) {
        return pathwayId(mail).flatMap(id -> pathways.of(mail.establishment()).find(id));
    }

    private Optional<String> pathwayId(Dispatch mail) {
        return mail.step()
                ? jobs.step(mail).map(step -> step.pathway())
                : store.input(mail.ref().inputId()).map(Input::origin).flatMap(origin -> Optional.ofNullable(origin.pathway()));
    }

    private Stream<PatientKey> patient(Dispatch mail) {
        return jobs.patient(mail).stream().flatMap(patient -> keys.all(mail.establishment(), patient).stream());
    }

    private static String question(Dispatch mail) {
        return Ids.input("work", "unanswered", mail.ref().inputId(), mail.ref().dispatchId());
    }
}
