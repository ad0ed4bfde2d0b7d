package fr.passerelle.mailboxcollector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.mail.KeptMessage.Bearer;
import fr.passerelle.core.mail.KeptMessage.Kind;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.ReplyEvents;
import fr.passerelle.core.port.ResultPlace;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.replay.Succession;
import fr.passerelle.core.step.PlannedStep;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.KeptMessageJson;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.mailbox.incoming.Received;

/**
 * Keeps what people wrote, under names derived from the message itself: kept again, it is the same. Whoever must read it is told by a
 * result file, an event, and the work list when nobody is named.
 */
public final class KeptMessages {
    private static final String MESSAGE = "message/rfc822";
    private static final String JSON = "application/json";

    private final TransmissionStore store;
    private final PathwayRegistry pathways;
    private final PackageVault vault;
    private final VaultPackages packages;
    private final Files files;
    private final ResultPlace results;
    private final WorkList work;
    private final ReplyEvents events;
    private final Bearers bearers;

    public KeptMessages(TransmissionStore store, PathwayRegistry pathways, PackageVault vault, Files files, ResultPlace results,
            WorkList work, ReplyEvents events, Bearers bearers) {
        this.store = store;
        this.pathways = pathways;
        this.vault = vault;
        this.packages = new VaultPackages(vault);
        this.files = files;
        this.results = results;
        this.work = work;
        this.events = events;
        this.bearers = bearers;
    }

    /** Keeps an answer for the owner that the pathway of the mail names. */
    KeptMessage answer(Establishment establishment, Dispatch mail, Received received, byte[] raw, Instant now) {
        Origin origin = store.input(mail.ref().inputId()).map(Input::origin).orElse(Origin.UNKNOWN);
        String pathway = pathway(mail, origin);
        Optional<Reply> reply = Optional.ofNullable(pathway).flatMap(one -> pathways.of(establishment.finess()).find(one))
                .map(Pathway::reply);
        String owner = reply.map(Reply::owner).orElse(null);
        String mailbox = reply.map(Reply::mailbox).orElse(establishment.mailbox().replyTo());
        String id = id(establishment, received);
        Kind kind = received.notice() instanceof Notice.Closing ? Kind.CLOSING : Kind.REPLY;
        KeptMessage kept = keep(new KeptMessage(id, establishment.finess(), kind, now, mail.ref().inputId(), mail.ref().dispatchId(),
                KeptMessage.answer(establishment.finess(), mail.ref().inputId(), id), "", pathway, origin.unit(), owner, mailbox, null,
                List.of()), received, raw);
        if (kind == Kind.REPLY && (mail.ending() || Ending.ours(mail))) {
            open(kept, Reason.of("REPLY_AFTER_END"), mail.ref());
        } else if (owner == null && kind == Kind.REPLY) {
            open(kept, Reason.of("REPLY_WITHOUT_OWNER", id), mail.ref());
        }
        return kept;
    }

    /** A scheduled step is answered to the owner of its own pathway, not to that of the event that started it. */
    private @Nullable String pathway(Dispatch told, Origin origin) {
        Dispatch mail = told.ending() ? Succession.current(store, Ending.ended(told)).orElse(told) : told;
        return mail.step()
                ? packages.steps(mail.ref().inputId()).flatMap(steps -> steps.step(mail.part())).map(PlannedStep::pathway).orElse(null)
                : origin.pathway();
    }

    /** Keeps what answers nothing of ours, and shows it. */
    KeptMessage unmatched(Establishment establishment, Received received, byte[] raw, Instant now) {
        String id = id(establishment, received);
        KeptMessage kept = keep(new KeptMessage(id, establishment.finess(), Kind.UNMATCHED, now, null, null,
                KeptMessage.unmatched(establishment.finess(), id), "", null, null, null, establishment.mailbox().replyTo(), null,
                List.of()),
                received, raw);
        open(kept, Reason.of("MAIL_UNMATCHED", id), null);
        return kept;
    }

    /**
     * Keeps documents that another establishment sent ({@code direction = in}): somebody files them, as long as no software takes them.
     *
     * @param answered the mail of ours that they answer, absent for none
     */
    KeptMessage inbound(Establishment establishment, @Nullable DispatchRef answered, Received received, byte[] raw, Instant now) {
        String id = id(establishment, received);
        KeptMessage kept = keep(new KeptMessage(id, establishment.finess(), Kind.ARCHIVE, now,
                answered == null ? null : answered.inputId(), answered == null ? null : answered.dispatchId(),
                KeptMessage.inbound(establishment.finess(), id), "", null, null, null, establishment.mailbox().replyTo(), null, List.of()),
                received, raw);
        // Nobody is asked to file what nobody may open.
        if (kept.files().stream().allMatch(file -> file.refused() == null)) {
            open(kept, Reason.of(kept.patient() == Bearer.UNKNOWN ? "ARCHIVE_PATIENT_UNKNOWN" : "ARCHIVE_RECEIVED", id), answered);
        }
        return kept;
    }

    /** The software of a professional could not take the documents in: the service that sent them calls. */
    void notIntegrated(Dispatch mail, String code, Instant now) {
        String unit = store.input(mail.ref().inputId()).map(input -> input.origin().unit()).orElse(null);
        String id = Ids.input("work", "not-integrated", mail.ref().inputId(), mail.ref().dispatchId());
        work.open(WorkItem.open(id, mail.establishment(), unit, Reason.of("MAIL_NOT_INTEGRATED", code), mail.ref(), now));
    }

    void tell(KeptMessage kept) {
        events.tell(kept);
    }

    private KeptMessage keep(KeptMessage found, Received received, byte[] raw) {
        Files.Kept each = files.keep(found, received.enclosures());
        // A message holds its files: it is not opened either when one of them may not be.
        String path = (each.refused().isEmpty() ? found.place() : KeptMessage.quarantine(found.establishment(), found.id()))
                + "message.eml";
        vault.put(path, raw, MESSAGE);
        KeptMessage kept = new KeptMessage(found.id(), found.establishment(), found.kind(), found.receivedAt(), found.input(),
                found.dispatch(), found.place(), path, found.pathway(), found.unit(), found.owner(), found.mailbox(),
                found.kind() == Kind.ARCHIVE ? bearers.of(found.establishment(), each.patients()) : null, each.files());
        vault.put(found.place() + "reply.json", KeptMessageJson.content(kept, received.subject(), received.text(), each.names()), JSON);
        results.write(kept.establishment(), kept.id() + ".reply.json", KeptMessageJson.write(kept));
        if (!each.refused().isEmpty()) {
            DispatchRef ref = found.input() == null || found.dispatch() == null ? null : new DispatchRef(found.input(), found.dispatch());
            open(kept, Reason.of("ATTACHMENT_QUARANTINED", found.id(), String.join(", ", each.refused())), ref);
        }
        return kept;
    }

    private void open(KeptMessage kept, Reason why, @Nullable DispatchRef ref) {
        work.open(WorkItem.open(Ids.input("work", why.code(), kept.establishment(), kept.id()), kept.establishment(), kept.unit(), why, ref,
                kept.receivedAt()));
    }

    private static String id(Establishment establishment, Received received) {
        return Ids.input("message", establishment.finess(), received.digest());
    }
}
