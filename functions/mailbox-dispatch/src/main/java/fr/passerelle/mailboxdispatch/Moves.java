package fr.passerelle.mailboxdispatch;

import java.time.InstantSource;
import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.json.VaultPackages;

/** Writes the next state of a mail; what is settled wakes whoever waits for it and is followed up. */
final class Moves {
    private final TransmissionStore store;
    private final VaultPackages packages;
    private final MailTurns turns;
    private final Endings endings;
    private final Papers papers;
    private final InstantSource clock;

    Moves(TransmissionStore store, VaultPackages packages, MailTurns turns, Endings endings, Papers papers, InstantSource clock) {
        this.store = store;
        this.packages = packages;
        this.turns = turns;
        this.endings = endings;
        this.papers = papers;
        this.clock = clock;
    }

    /** @return false when somebody else has written in between */
    boolean write(Dispatch before, Dispatch after) {
        boolean done = store.commit(List.of(new Write.Move(before, after))).done();
        if (done && after.state().settled()) {
            follow(after);
        }
        return done;
    }

    /** Done again for a mail found settled: the run that settled it may have been killed before that. */
    void follow(Dispatch settled) {
        if (settled.ending()) {
            endings.follow(settled, clock.instant());
            return;
        }
        if (settled.appointment() == null && !settled.step()) {
            packages.formerMail(settled.ref().inputId()).ifPresent(content -> turns.wakeNext(settled, content));
        }
        papers.follow(settled, clock.instant());
    }
}
