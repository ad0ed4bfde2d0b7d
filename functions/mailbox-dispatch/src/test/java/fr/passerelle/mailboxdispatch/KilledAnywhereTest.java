package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.pathway.Step.Anchor;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;
import fr.passerelle.memory.InMemoryPathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever a mail says, a run killed at any call of a port and made again sends it once, or says that it may not have left. */
class KilledAnywhereTest {
    private static final String INPUT = "0a1b";
    private static final String DELETION = "0a1c";
    private static final String MATRICULE = "279035121518989";
    private static final Sequence ALONE = new Sequence(false, Duration.ofMinutes(15), false);
    private static final Destinations BY_MAIL = new Destinations(false, true, List.of(Drops.COLLEAGUE));
    private static final Instant TWO_DAYS_BEFORE = Instant.parse("2026-06-12T07:00:00Z");

    /** What is to be sent, all that goes before being sent. */
    enum Story {
        DOCUMENT_TO_THE_PATIENT {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                drops.document(INPUT, ALONE);
                return Drops.ref(INPUT, Destination.PATIENT_MAILBOX, 0);
            }
        },
        DOCUMENT_TO_A_PROFESSIONAL {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                drops.document(INPUT, ALONE);
                return Drops.ref(INPUT, Destination.PROFESSIONAL_MAILBOX, 1);
            }
        },
        RECALL_TO_THE_PATIENT {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                return recalled(drops, Destination.PATIENT_MAILBOX);
            }
        },
        RECALL_TO_A_PROFESSIONAL {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                return recalled(drops, Destination.PROFESSIONAL_MAILBOX);
            }
        },
        CANCELLATION_OF_AN_APPOINTMENT {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                told(desk, "create", 1);
                desk.receive(Desk.event("cancel", 2), Crash.never());
                return desk.head().dispatch();
            }
        },
        REMINDER {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                return step(desk, null);
            }
        },
        INSTRUCTIONS {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                return step(desk, "Relisez vos consignes.");
            }
        },
        END_OF_A_CONVERSATION {
            @Override
            DispatchRef begin(Desk desk, Drops drops) {
                drops.document(INPUT, ALONE);
                drops.patientMail(INPUT, Crash.never());
                Dispatch last = Ending.ask(drops.patientMail(INPUT), "secretariat", desk.now);
                return released(desk, new Write.Create(last), last);
            }
        };

        /** @return what is left to be sent */
        abstract DispatchRef begin(Desk desk, Drops drops);
    }

    @ParameterizedTest
    @EnumSource
    void aRunKilledAtAnyCallAndMadeAgainSendsTheMailOnce(Story story) {
        var whole = new Desk();
        Crash counting = Crash.never();
        whole.handle(story.begin(whole, new Drops(whole)), counting);
        assertThat(counting.calls()).isGreaterThan(5);
        // Before a call is after the one before it.
        for (int n = 1; n <= counting.calls(); n++) {
            String how = "%s killed after call %d".formatted(story, n);
            var desk = new Desk();
            DispatchRef mail = story.begin(desk, new Drops(desk));
            int before = desk.delivered.size();
            Crash crash = Crash.at(n, When.AFTER);
            assertThatThrownBy(() -> desk.handle(mail, crash)).as(how).isInstanceOf(Crash.Killed.class);
            desk.now = desk.now.plus(Desk.LEASE).plusSeconds(1);
            desk.handle(mail, Crash.never());
            desk.handle(mail, Crash.never());

            Dispatch sent = desk.store.dispatch(mail).orElseThrow();
            boolean uncertain = sent.reasons().stream().map(Reason::code).anyMatch("MAIL_UNCERTAIN"::equals);
            assertThat(sent.state()).as(how).isEqualTo(DispatchState.SENT);
            assertThat(desk.delivered.size() - before).as(how).isBetween(uncertain ? 0 : 1, 1);
            if (sent.ending()) {
                assertThat(desk.store.dispatch(Ending.ended(sent)).orElseThrow().state()).as(how).isEqualTo(DispatchState.CLOSED);
            }
        }
    }

    private static DispatchRef recalled(Drops drops, Destination destination) {
        drops.document(INPUT, ALONE);
        drops.mail(INPUT, destination, 0);
        drops.deletion(DELETION, BY_MAIL, MATRICULE);
        return Drops.ref(DELETION, destination, 0);
    }

    private static void told(Desk desk, String action, int version) {
        desk.receive(Desk.event(action, version), Crash.never());
        desk.queue.drain().forEach(message -> desk.handle(message.ref(), Crash.never()));
    }

    private static DispatchRef step(Desk desk, String text) {
        Pathway any = desk.pathways.of("750100125").find(InMemoryPathways.APPOINTMENTS).orElseThrow();
        desk.pathways.put(new Pathway(any.establishment(), any.id(), any.title(), any.state(), any.from(), any.to(), any.sites(),
                any.units(), any.trigger(), any.types(), any.sequence(), any.reply(), any.text(),
                List.of(new Step("j2", Anchor.APPOINTMENT, -2, text)), any.fallback(), any.pilotUnits(), any.cme(), any.owners(),
                any.version()));
        told(desk, "create", 1);
        desk.now = TWO_DAYS_BEFORE;
        Dispatch step = desk.dispatches().stream().filter(Dispatch::step).findFirst().orElseThrow();
        return released(desk, null, step);
    }

    private static DispatchRef released(Desk desk, Write.Create first, Dispatch held) {
        if (first != null) {
            assertThat(desk.store.commit(List.of(first)).done()).isTrue();
        }
        assertThat(desk.store.commit(List.of(new Write.Move(held, held.released(desk.now)))).done()).isTrue();
        return held.ref();
    }
}
