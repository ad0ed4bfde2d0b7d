package fr.passerelle.mailboxdispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the order, the repetitions and the breakdowns, the patient ends with the newest state and never reads an older one after it. */
class AppointmentStoryTest {
    private static final Pattern TOLD = Pattern.compile("Subject: .*?_9_h_(\\d\\d)");
    private static final int MOST_CALLS = 20;

    @Property(tries = 150)
    void theNewestStateIsToldLast(@ForAll @IntRange(min = 1, max = 5) int versions, @ForAll boolean cancelled, @ForAll Random random) {
        var desk = new Desk();
        List<byte[]> events = story(versions, cancelled);
        List<byte[]> waiting = shuffledWithDuplicates(events, random);
        while (!waiting.isEmpty()) {
            byte[] event = waiting.removeFirst();
            if (!survives(() -> desk.receive(event, crash(random)))) {
                waiting.add(event);
            }
            if (random.nextInt(4) == 0) {
                desk.answers.add(random.nextBoolean() ? new Submission.Refused("450") : new Submission.NotSent("drop"));
            }
            for (var message : desk.queue.drain()) {
                if (random.nextBoolean()) {
                    survives(() -> desk.handle(message.ref(), crash(random)));
                }
            }
        }
        desk.finish();

        assertThat(desk.delivered.stream().map(AppointmentStoryTest::version).toList()).as("no older mail after a newer one").isSorted()
                .doesNotHaveDuplicates();
        assertThat(desk.dispatches()).allMatch(d -> d.state() == DispatchState.SENT || d.state() == DispatchState.CANCELLED);
        Dispatch newest = desk.store.dispatch(desk.head().dispatch()).orElseThrow();
        assertThat(desk.head().order().version()).isEqualTo(versions);
        if (cancelled && desk.dispatches().stream().noneMatch(d -> d.state() == DispatchState.SENT)) {
            assertThat(newest.reasons()).extracting("code").containsExactly("APPOINTMENT_NEVER_TOLD");
        } else {
            assertThat(newest.state()).as("the newest state is told").isEqualTo(DispatchState.SENT);
        }
    }

    @Test
    void aMailThatNeverLeftDoesNotMakeItsCancellationSpeak() {
        var desk = new Desk();
        desk.receive(Desk.event("create", 1), Crash.never());
        desk.answers.add(new Submission.Refused("550"));
        desk.handle(desk.only().ref(), Crash.never());
        desk.receive(Desk.event("cancel", 2), Crash.never());
        desk.finish();

        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void aStateThatFollowsAToldOneSaysThatItReplacesIt() {
        var desk = new Desk();
        desk.receive(Desk.event("create", 1), Crash.never());
        desk.finish();
        desk.receive(Desk.event("change", 2), Crash.never());
        desk.finish();
        desk.receive(Desk.event("cancel", 3), Crash.never());
        desk.finish();

        assertThat(desk.delivered.get(0)).contains("Votre_rendez-vous_du");
        assertThat(desk.delivered.get(1)).contains("Rendez-vous_modifi");
        assertThat(desk.delivered.get(2)).contains("Rendez-vous_annul");
    }

    /** What the function that reads the mailboxes writes with the failure: nothing of the appointment is told any more. */
    @Test
    void aMailThatCameBackIsNoAnnouncementForTheNextOne() {
        var desk = new Desk();
        desk.receive(Desk.event("create", 1), Crash.never());
        desk.finish();
        desk.store.commit(List.of(new Write.Advance(desk.head(), desk.head().untold(desk.only().ref()))));
        desk.receive(Desk.event("change", 2), Crash.never());
        desk.finish();

        assertThat(desk.delivered.getLast()).as("a convocation, not a change").contains("Votre_rendez-vous_du");

        var other = new Desk();
        other.receive(Desk.event("create", 1), Crash.never());
        other.finish();
        other.store.commit(List.of(new Write.Advance(other.head(), other.head().untold(other.only().ref()))));
        other.receive(Desk.event("cancel", 2), Crash.never());
        other.finish();

        assertThat(other.delivered).as("nothing to cancel").hasSize(1);
    }

    private static List<byte[]> story(int versions, boolean cancelled) {
        var events = new ArrayList<byte[]>();
        for (int version = 1; version <= versions; version++) {
            events.add(Desk.event(version == versions && cancelled ? "cancel" : version == 1 ? "create" : "change", version));
        }
        return events;
    }

    private static List<byte[]> shuffledWithDuplicates(List<byte[]> events, Random random) {
        var all = new ArrayList<>(events);
        all.add(events.get(random.nextInt(events.size())));
        Collections.shuffle(all, random);
        return all;
    }

    private static Crash crash(Random random) {
        return random.nextInt(3) == 0
                ? Crash.at(1 + random.nextInt(MOST_CALLS), random.nextBoolean() ? When.BEFORE : When.AFTER)
                : Crash.never();
    }

    private static boolean survives(Runnable run) {
        try {
            run.run();
            return true;
        } catch (Crash.Killed | LeaseRunningException e) {
            return false;
        }
    }

    private static int version(String mail) {
        Matcher subject = TOLD.matcher(mail);
        assertThat(subject.find()).isTrue();
        return Integer.parseInt(subject.group(1)) - 10;
    }
}
