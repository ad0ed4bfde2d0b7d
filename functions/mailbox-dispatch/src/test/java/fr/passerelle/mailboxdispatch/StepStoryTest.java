package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.pathway.Step.Anchor;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.InMemoryPathways;

import static org.assertj.core.api.Assertions.assertThat;

/** Reminders come with the state of their appointment and go with it (use-cases.md §5.I). */
class StepStoryTest {
    private static final Instant TWO_DAYS_BEFORE = Instant.parse("2026-06-12T07:00:00Z");
    private static final Fallback UNREAD_LATE = new Fallback(true, 365, 6);

    private final Desk desk = new Desk();

    StepStoryTest() {
        remind(desk);
    }

    private static void remind(Desk desk) {
        Pathway any = desk.pathways.of("750100125").find(InMemoryPathways.APPOINTMENTS).orElseThrow();
        desk.pathways.put(with(any, any.id(), any.trigger(), List.of(),
                List.of(new Step("j7", Anchor.APPOINTMENT, -7, null), new Step("j2", Anchor.APPOINTMENT, -2, null))));
    }

    private static Pathway with(Pathway any, String id, Trigger trigger, List<String> units, List<Step> steps) {
        return new Pathway(any.establishment(), id, any.title(), any.state(), any.from(), any.to(), any.sites(), units, trigger,
                any.types(),
                any.sequence(), any.reply(), any.text(), steps, UNREAD_LATE, any.pilotUnits(), any.cme(), any.owners(), any.version());
    }

    @Test
    void aReminderLeavesOnItsDayAndTellsTheAppointment() {
        told("create", 1);
        at(TWO_DAYS_BEFORE.minus(Duration.ofDays(5)));
        at(TWO_DAYS_BEFORE);

        assertThat(desk.delivered).hasSize(3);
        assertThat(desk.delivered.getLast()).contains("Subject: =?UTF-8?Q?Rappel", "X-MSS-MES: FIN").doesNotContain("rendez-vous.ics\"");
    }

    /** messages.md §5.4: the header goes on the message concerned. */
    @Test
    void aLastStepCannotBeAnsweredWhereTheOthersCan() {
        Pathway any = desk.pathways.of("750100125").find(InMemoryPathways.APPOINTMENTS).orElseThrow();
        var open = new Reply(Reply.Policy.OPEN, "suivi@chu-demo.mssante.fr", "Suivi", null, null, null);
        desk.pathways.put(new Pathway(any.establishment(), any.id(), any.title(), any.state(), any.from(), any.to(), any.sites(),
                any.units(), any.trigger(), any.types(), any.sequence(), open, any.text(),
                List.of(new Step("j7", Anchor.APPOINTMENT, -7, "Venez"), new Step("j2", Anchor.APPOINTMENT, -2, "Au revoir", true)),
                UNREAD_LATE, any.pilotUnits(), any.cme(), any.owners(), any.version()));
        told("create", 1);
        at(TWO_DAYS_BEFORE.minus(Duration.ofDays(5)));
        at(TWO_DAYS_BEFORE);

        assertThat(desk.delivered.get(1)).contains("Venez", "Reply-To: <suivi@").doesNotContain("X-MSS-MES");
        assertThat(desk.delivered.get(2)).contains("Au revoir", "X-MSS-MES: FIN");
    }

    @Test
    void aCancellationTakesTheReminderAway() {
        told("create", 1);
        told("cancel", 2);
        at(TWO_DAYS_BEFORE);

        assertThat(desk.delivered).as("the convocation and the cancellation").hasSize(2);
        assertThat(steps()).allMatch(d -> d.state() == DispatchState.CANCELLED);
    }

    @Test
    void aLateEventDropsTheStepsWhoseDayIsOverAndSaysSo() {
        desk.now = TWO_DAYS_BEFORE.minus(Duration.ofDays(3));
        told("create", 1);

        assertThat(steps()).extracting(Dispatch::state).containsExactly(DispatchState.CANCELLED, DispatchState.HELD);
        assertThat(steps().getFirst().reasons()).containsExactly(Reason.of("STEP_PAST", "j7", InMemoryPathways.APPOINTMENTS));
    }

    @Test
    void nobodyIsRemindedOfAnAppointmentThatWasNotTold() {
        desk.receive(Desk.event("create", 1), Crash.never());
        desk.answers.add(new Submission.Refused("550"));
        desk.queue.drain().forEach(message -> desk.handle(message.ref(), Crash.never()));
        at(TWO_DAYS_BEFORE);

        assertThat(desk.delivered).isEmpty();
        assertThat(steps().getLast().reasons()).extracting(Reason::code).containsExactly("STEP_NOT_TOLD");
    }

    @Test
    void aStepTakenOutOfItsPathwayIsNotSent() {
        told("create", 1);
        Pathway any = desk.pathways.of("750100125").find(InMemoryPathways.APPOINTMENTS).orElseThrow();
        desk.pathways.put(with(any, any.id(), any.trigger(), List.of(), List.of()));
        at(TWO_DAYS_BEFORE);

        assertThat(desk.delivered).hasSize(1);
        assertThat(steps()).allSatisfy(step -> assertThat(step.reasons()).extracting(Reason::code).containsExactly("STEP_GONE"));
    }

    @Property(tries = 100)
    void underAnyOrderOnlyTheStepsOfTheLastStateAreLeft(@ForAll @IntRange(min = 1, max = 4) int versions, @ForAll boolean cancelled,
            @ForAll Random random) {
        var story = new Desk();
        remind(story);
        var waiting = new ArrayList<Integer>();
        for (int version = 1; version <= versions; version++) {
            waiting.addAll(List.of(version, version));
        }
        Collections.shuffle(waiting, random);
        while (!waiting.isEmpty()) {
            int version = waiting.removeFirst();
            byte[] event = Desk.event(version == versions && cancelled ? "cancel" : version == 1 ? "create" : "change", version);
            try {
                story.receive(event,
                        random.nextInt(3) == 0 ? Crash.at(1 + random.nextInt(15), When.values()[random.nextInt(2)]) : Crash.never());
            } catch (Crash.Killed _) {
                waiting.add(version);
            }
        }

        List<Dispatch> left = story.dispatches().stream().filter(Dispatch::step).filter(d -> d.state() == DispatchState.HELD).toList();
        String last = story.head().dispatch().inputId();
        assertThat(story.head().order().version()).isEqualTo(versions);
        assertThat(left).allMatch(d -> d.ref().inputId().equals(last)).hasSize(cancelled ? 0 : 2);
    }

    private void told(String action, int version) {
        desk.receive(Desk.event(action, version), Crash.never());
        desk.queue.drain().forEach(message -> desk.handle(message.ref(), Crash.never()));
    }

    /** The releaser comes by at that instant. */
    private void at(Instant instant) {
        desk.now = instant;
        new Drops(desk).sweep();
    }

    private List<Dispatch> steps() {
        return desk.dispatches().stream().filter(Dispatch::step).toList();
    }
}
