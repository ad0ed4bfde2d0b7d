package fr.passerelle.simulators.mssante.post;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Carries the mails the operator took to their mailboxes, and back what becomes of them. Thread-safe. */
public final class PostOffice {
    private final Agenda agenda = new Agenda();
    private final Habits habits = new Habits();
    private final Conversations conversations = new Conversations();
    private final Set<String> read = new HashSet<>();
    private final Mailboxes mailboxes;

    /** Where messages end. */
    @FunctionalInterface
    public interface Mailboxes {
        /** A message for an address that may have no mailbox to be read by IMAP: it is then seen by nobody. */
        void deposit(String address, byte[] message, Instant at);
    }

    public PostOffice(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    public Habits habits() {
        return habits;
    }

    /** Message-ID of the mails that a citizen answered although the exchange was ended: the server let nothing through. */
    public List<String> refusedAnswers() {
        return conversations.refused();
    }

    /** Lets happen what is due. */
    public void play(Instant until) {
        agenda.play(until);
    }

    public void take(Original mail, Delivery delivery) {
        Instant now = mail.receivedAt();
        switch (delivery) {
            case Delivery.Delivered() -> agenda.at(now, at -> arrive(mail, "delivered", "2.0.0", at));
            case Delivery.Relayed() -> agenda.at(now, at -> arrive(mail, "relayed", "2.0.0", at));
            case Delivery.Silent() -> agenda.at(now, at -> reach(mail, at));
            case Delivery.Delayed(Duration lateness) -> {
                agenda.at(now.plus(lateness.dividedBy(2)), at -> delayed(mail, at));
                agenda.at(now.plus(lateness), at -> arrive(mail, "delivered", "2.0.0", at));
            }
            case Delivery.Bounced failure -> agenda.at(now.plus(failure.after()), at -> bounce(mail, failure, at));
        }
    }

    private void arrive(Original mail, String action, String status, Instant at) {
        reach(mail, at);
        if (mail.asked().success()) {
            back(mail.sender(), Notices.report(mail, action, status, "", at), at);
        }
    }

    private void delayed(Original mail, Instant at) {
        if (mail.asked().delay()) {
            back(mail.sender(), Notices.report(mail, "delayed", "4.4.1", "451 4.4.1 Service momentanement indisponible", at), at);
        }
    }

    /** A bounce in plain text comes whatever was asked. */
    private void bounce(Original mail, Delivery.Bounced failure, Instant at) {
        if (failure.form() != Delivery.Form.REPORT) {
            back(mail.sender(), Notices.bounce(mail, failure, at), at);
        } else if (mail.asked().failure()) {
            back(mail.sender(), Notices.report(mail, "failed", failure.status(),
                    failure.code() + " " + failure.status() + " " + failure.text(), at), at);
        }
    }

    private void reach(Original mail, Instant at) {
        mailboxes.deposit(mail.recipient(), mail.bytes(), at);
        conversations.reached(mail);
        for (Habit habit : habits.of(mail.recipient())) {
            switch (habit) {
                case Habit.Reads(Duration after) -> agenda.at(at.plus(after), then -> read(mail, then));
                case Habit.Answers(Duration after, Answer answer) -> agenda.at(at.plus(after), then -> answer(mail, answer, then));
                case Habit.Away() -> back(mail.sender(), Letters.away(mail, at), at);
                case Habit.CannotFile fault ->
                    agenda.at(at.plus(fault.after()), then -> back(mail.readingNoticeTo(), Letters.cannotFile(mail, fault, then), then));
            }
        }
    }

    /** Said once, and to the sender of the envelope only (RFC 8098 §2.1; messages.md §5.1). */
    private void read(Original mail, Instant at) {
        if (read.add(mail.messageId()) && mail.readingNoticeTo().equalsIgnoreCase(mail.sender())) {
            back(mail.readingNoticeTo(), Letters.displayed(mail, at), at);
        }
    }

    private void answer(Original mail, Answer answer, Instant at) {
        read(mail, at);
        if (conversations.open(mail)) {
            back(mail.answerTo(), Letters.answer(mail, answer, at), at);
        }
    }

    /** Nothing is sent back to the null sender (RFC 5321 §4.5.5). */
    private void back(String address, byte[] message, Instant at) {
        if (!address.isEmpty()) {
            mailboxes.deposit(address, message, at);
        }
    }
}
