package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.replay.Succession;
import fr.passerelle.core.rule.Parcel;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.mailbox.EndingMail;

/** The last message of a conversation, and the mail that it closes once it is settled (use-cases.md §5.D.4). */
final class Endings {
    private static final int MOST_LOSSES = 20;

    private final TransmissionStore store;
    private final Letters letters;
    private final VaultPackages packages;
    private final PathwayRegistry pathways;

    Endings(TransmissionStore store, Letters letters, PathwayRegistry pathways) {
        this.store = store;
        this.letters = letters;
        this.packages = letters.packages();
        this.pathways = pathways;
    }

    /** Between whom the conversation is, under which pathway. */
    private record Between(Establishment establishment, Patient patient, @Nullable String pathway) {}

    /** @param origin of the input of the conversation */
    Finding of(Dispatch ready, Origin origin, Instant now) {
        Dispatch mail = conversation(ready);
        // Closed by this very message, which came back undelivered and leaves again.
        if (!Ending.possible(mail) && !Ending.ours(mail)) {
            return new Finding.Become(ready.cancelled(List.of(Reason.of("ENDING_NEEDLESS")), now));
        }
        return between(mail, origin).<Finding>map(between -> new Finding.Send(
                new Parcel(Destination.PATIENT_MAILBOX, between.establishment(), between.patient(), origin.unit(), between.pathway(), false,
                        List.of(), Subject.PLAIN),
                patient -> letters.of(ready, patient, written(ready, mail, between))))
                .orElseGet(() -> new Finding.Become(ready.cancelled(List.of(Reason.of("ENDING_TOO_LATE")), now)));
    }

    /** Closes the mail of a last message that is settled; closed already, it stays so. */
    void follow(Dispatch settled, Instant now) {
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            Dispatch mail = conversation(settled);
            Optional<Dispatch> closed = Ending.close(mail, settled, now);
            if (closed.isEmpty() || store.commit(List.of(new Write.Move(mail, closed.get()))).done()) {
                return;
            }
        }
        throw new StoreUnavailableException("dispatch under contention", null);
    }

    private Dispatch conversation(Dispatch ending) {
        return Succession.current(store, Ending.ended(ending)).orElseThrow(() -> new StoreUnavailableException("dispatch not there", null));
    }

    private Optional<Between> between(Dispatch mail, Origin origin) {
        String input = mail.ref().inputId();
        if (mail.step()) {
            return packages.steps(input).flatMap(steps -> steps.step(mail.part())
                    .map(step -> new Between(steps.establishment(), steps.patient(), step.pathway())));
        }
        return mail.appointment() == null
                ? packages.former(input).map(content -> new Between(content.establishment(), content.patient(), origin.pathway()))
                : packages.formerAppointment(input)
                        .map(content -> new Between(content.establishment(), content.event().patient(), origin.pathway()));
    }

    /** What whoever ended it wrote, else what the pathway says on the day. */
    private EndingMail.Written written(Dispatch ready, Dispatch mail, Between between) {
        Optional<Reply> reply = Optional.ofNullable(between.pathway()).flatMap(id -> pathways.of(mail.establishment()).find(id))
                .map(Pathway::reply);
        String text = packages.farewell(ready.ref()).or(() -> reply.map(Reply::farewell)).orElse("");
        return new EndingMail.Written(between.establishment(), mail.outsideId(), text, reply.map(Reply::mailbox).orElse(null));
    }
}
