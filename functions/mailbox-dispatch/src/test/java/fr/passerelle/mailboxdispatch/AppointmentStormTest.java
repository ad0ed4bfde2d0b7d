package fr.passerelle.mailboxdispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.memory.Crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An agenda that sends everything again, in any order: what a patient reads last is what the agenda says (use-cases.md §11, scenario 15). */
class AppointmentStormTest {
    private static final int APPOINTMENTS = 200;
    private static final int VERSIONS = 4;
    private static final int EVENTS = 1_000;
    private static final Pattern MESSAGE = Pattern.compile("Message-ID: (<\\S+>)");

    private final Desk desk = new Desk();
    private final MailboxDispatch mailbox = desk.mailbox(Crash.never());
    private final Random random = new Random(20_260_315);

    @Test
    void aThousandEventsOfTwoHundredAppointmentsLeaveTheLastStateOfEachInTheMailboxes() {
        var intake = desk.intake(Crash.never());
        for (byte[] event : storm()) {
            intake.handle(new String(event, UTF_8), null);
            if (random.nextInt(40) == 0) {
                deliver();
            }
        }
        deliver();

        Map<String, List<String>> told = told();
        for (int i = 0; i < APPOINTMENTS; i++) {
            AppointmentHead head = desk.store.appointment(new AppointmentKey("750100125", id(i))).orElseThrow();
            DispatchRef last = head.dispatch();
            List<String> mails = told.getOrDefault(id(i), List.of());
            assertThat(head.order().version()).isEqualTo(VERSIONS);
            assertThat(mails).as(id(i)).doesNotHaveDuplicates();
            if (cancelled(i) && mails.isEmpty()) {
                assertThat(desk.store.dispatch(last).orElseThrow().reasons()).extracting("code").containsExactly("APPOINTMENT_NEVER_TOLD");
            } else {
                assertThat(mails.getLast()).as(id(i)).isEqualTo(last.dispatchId());
            }
        }
    }

    /** Four states of each, one of them told again, all shuffled. */
    private List<byte[]> storm() {
        var events = new ArrayList<byte[]>();
        for (int i = 0; i < APPOINTMENTS; i++) {
            for (int version = 1; version <= VERSIONS; version++) {
                events.add(event(i, version));
            }
            events.add(event(i, 1 + random.nextInt(VERSIONS)));
        }
        Collections.shuffle(events, random);
        assertThat(events).hasSize(EVENTS);
        return events;
    }

    private static byte[] event(int appointment, int version) {
        String action = version == 1 ? "create" : version == VERSIONS && cancelled(appointment) ? "cancel" : "change";
        return Desk.event(id(appointment), action, version);
    }

    private static boolean cancelled(int appointment) {
        return appointment % 4 == 0;
    }

    private static String id(int appointment) {
        return "RDV-" + appointment;
    }

    private void deliver() {
        desk.queue.drain().forEach(message -> mailbox.handle(message.ref()));
    }

    /** Dispatches whose mail arrived, in their order, by appointment. */
    private Map<String, List<String>> told() {
        Map<String, Dispatch> byMessage = new HashMap<>();
        desk.dispatches().forEach(dispatch -> byMessage.put(dispatch.outsideId(), dispatch));
        var told = new HashMap<String, List<String>>();
        for (String mail : desk.delivered) {
            Matcher id = MESSAGE.matcher(mail);
            assertThat(id.find()).isTrue();
            Dispatch dispatch = byMessage.get(id.group(1));
            told.computeIfAbsent(dispatch.appointment().appointmentId(), _ -> new ArrayList<>()).add(dispatch.ref().dispatchId());
        }
        return told;
    }
}
