package fr.passerelle.mailboxcollector;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.mail.Correspondence;
import fr.passerelle.core.mail.Correspondence.Step;
import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.mail.Notice;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.replay.Succession;
import fr.passerelle.mailbox.incoming.MessageReader;
import fr.passerelle.mailbox.incoming.Received;

/**
 * Deals with one message: what it says moves the dispatch of the mail it is about, what people wrote is kept for them. It answers nothing:
 * no loop is possible.
 */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int MOST_LOSSES = 20;

    private final MessageReader reader;
    private final TransmissionStore store;
    private final KeptMessages messages;
    private final InstantSource clock;

    public Reception(MessageReader reader, TransmissionStore store, KeptMessages messages, InstantSource clock) {
        this.reader = reader;
        this.store = store;
        this.messages = messages;
        this.clock = clock;
    }

    /** Bytes to read of a message at most. */
    int most() {
        return reader.most();
    }

    /** @return whether its result is durable; false: it must be seen again later */
    boolean take(Establishment establishment, byte[] raw) {
        Received received = reader.read(raw);
        Optional<Dispatch> about = about(establishment, received.about());
        boolean done = switch (received.notice()) {
            case Notice.Delivered _,Notice.Undelivered _,Notice.Read _,Notice.ReadFault _ -> about.isPresent()
                    ? told(establishment, about.get(), received)
                    : keptForPeople(establishment, received, raw);
            case Notice.Reply _,Notice.Closing _ -> about.isPresent()
                    ? answered(establishment, about.get(), received, raw)
                    : keptForPeople(establishment, received, raw);
            // The verdict follows, or nobody expects anything.
            case Notice.Relayed _,Notice.Delayed _,Notice.Automatic _ -> true;
            case Notice.Archive _ -> documents(establishment, about, received, raw);
            case Notice.Unknown _ -> keptForPeople(establishment, received, raw);
        };
        LOG.info("message {} of {}: {}, {}", received.digest().substring(0, 16), establishment.finess(),
                received.notice().getClass().getSimpleName(), done ? "done" : "later");
        return done;
    }

    /** The mail it is about: one that this establishment sent, as it is now when it was replayed since. */
    private Optional<Dispatch> about(Establishment establishment, @Nullable MailId id) {
        return Optional.ofNullable(id).flatMap(named -> Succession.current(store, named.ref()))
                .filter(d -> d.establishment().equals(establishment.finess()))
                .filter(d -> d.destination() == Destination.PATIENT_MAILBOX || d.destination() == Destination.PROFESSIONAL_MAILBOX);
    }

    private boolean answered(Establishment establishment, Dispatch mail, Received received, byte[] raw) {
        KeptMessage kept = messages.answer(establishment, mail, received, raw, clock.instant());
        if (!told(establishment, mail, received)) {
            return false;
        }
        messages.tell(kept);
        return true;
    }

    /** @param about the mail that they answer, if they do */
    private boolean documents(Establishment establishment, Optional<Dispatch> about, Received received, byte[] raw) {
        KeptMessage kept = messages.inbound(establishment, about.map(Dispatch::ref).orElse(null), received, raw, clock.instant());
        if (about.isPresent() && !told(establishment, about.get(), received)) {
            return false;
        }
        messages.tell(kept);
        return true;
    }

    private boolean keptForPeople(Establishment establishment, Received received, byte[] raw) {
        messages.tell(messages.unmatched(establishment, received, raw, clock.instant()));
        return true;
    }

    /** What the patient was told of an appointment follows what became of its mail: the next one must say the right thing. */
    private Optional<Write> announced(Dispatch after) {
        AppointmentKey key = after.step() ? null : after.appointment();
        return Optional.ofNullable(key).flatMap(store::appointment).flatMap(head -> {
            boolean told = head.told().contains(after.ref());
            return switch (after.state()) {
                case FAILED, READY -> told ? Optional.of(new Write.Advance(head, head.untold(after.ref()))) : Optional.empty();
                case CONFIRMED, READ, ANSWERED, CLOSED ->
                    told ? Optional.empty() : Optional.of(new Write.Advance(head, head.told(after.ref())));
                case RECEIVED, HELD, REFUSED, SENDING, SENT, PRINTED, CANCELLED, REPLAYED -> Optional.empty();
            };
        });
    }

    /** Moves the dispatch once for this message, whatever is written in between. */
    private boolean told(Establishment establishment, Dispatch mail, Received received) {
        var key = new Claim.Key(establishment.finess(), Claim.Kind.NOTICE, received.digest());
        DispatchRef ref = mail.ref();
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            if (store.claim(key).isPresent()) {
                return true;
            }
            Dispatch now = Succession.current(store, ref).orElseThrow(() -> new StoreUnavailableException("dispatch not there", null));
            var writes = new ArrayList<Write>(List.of(new Write.Take(new Claim(key, received.digest(), ref.inputId(), "", null), null)));
            switch (Correspondence.after(now, received.notice(), clock.instant())) {
                case Step.Later() -> {
                    return false;
                }
                case Step.Become(Dispatch after) -> {
                    writes.add(new Write.Move(now, after));
                    announced(after).ifPresent(writes::add);
                }
                case Step.Stays() -> LOG.info("dispatch {} stays {}", ref.dispatchId(), now.state().word());
            }
            if (received.notice() instanceof Notice.ReadFault(String code)) {
                messages.notIntegrated(now, code, clock.instant());
            }
            if (store.commit(writes).done()) {
                return true;
            }
        }
        throw new StoreUnavailableException("dispatch under contention", null);
    }
}
