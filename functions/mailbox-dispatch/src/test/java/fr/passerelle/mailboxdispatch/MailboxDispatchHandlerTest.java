package fr.passerelle.mailboxdispatch;

import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.junit.jupiter.api.Test;

import fr.passerelle.aws.DispatchMessage;
import fr.passerelle.aws.Settings;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryDispatchQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxDispatchHandlerTest {
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("AWS_ACCESS_KEY_ID", "local"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "local"), Map.entry("TRANSMISSION_TABLE", "t"), Map.entry("VAULT_BUCKET", "v"),
            Map.entry("MAILBOX_QUEUE_URL", "http://127.0.0.1:1/q"), Map.entry("PATIENT_KEY_SECRET_PREFIX", "k/"),
            Map.entry("CONFIGURATION_BUCKET", "c"),
            Map.entry("NATIONAL_ENVIRONMENT", "PRODUCTION"), Map.entry("MSSANTE_CERTIFICATE_SECRET_PREFIX", "m/"),
            Map.entry("MSSANTE_TRUST_SECRET", "t"), Map.entry("MSSANTE_HOST", "127.0.0.1"), Map.entry("MSSANTE_NIL", "NIL"),
            Map.entry("PATIENT_MAIL_DOMAIN", "patient.mssante.fr"),
            Map.entry("ALLOWED_MAIL_DOMAINS", "patient.mssante.fr, medecin.mssante.fr"));

    @Test
    void theFunctionStartsWithItsSettingsAndFailsOnlyTheMessageItCannotRead() {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m-1");
        message.setBody("pas du JSON");
        var event = new SQSEvent();
        event.setRecords(List.of(message));

        var response = new MailboxDispatchHandler(new Settings(SETTINGS), InstantSource.system()).handleRequest(event, null);

        assertThat(response.getBatchItemFailures()).extracting("itemIdentifier").containsExactly("m-1");
    }

    @Test
    void aMissingSettingIsNamedAtTheStart() {
        var incomplete = new HashMap<>(SETTINGS);
        incomplete.remove("MSSANTE_NIL");

        assertThatThrownBy(() -> new MailboxDispatchHandler(new Settings(incomplete), InstantSource.system()))
                .hasStackTraceContaining("MSSANTE_NIL");
    }

    @Test
    void aTestStageDoesNotStartWithTheDomainsOfRealPeople() {
        var test = new HashMap<>(SETTINGS);
        test.put("NATIONAL_ENVIRONMENT", "TEST");
        assertThatThrownBy(() -> new MailboxDispatchHandler(new Settings(test), InstantSource.system()))
                .hasStackTraceContaining("[medecin.mssante.fr, patient.mssante.fr]");

        test.put("PATIENT_MAIL_DOMAIN", "patient.formation.mssante.fr");
        test.put("ALLOWED_MAIL_DOMAINS", "Patient.Formation.mssante.fr,test-ci-sis.mssante.fr,chu.example");
        assertThat(new MailboxDispatchHandler(new Settings(test), InstantSource.system())).isNotNull();
    }

    @Test
    void noFunctionStartsWhosePatientsCouldNotBeWrittenTo() {
        var closed = new HashMap<>(SETTINGS);
        closed.put("ALLOWED_MAIL_DOMAINS", "medecin.mssante.fr");

        assertThatThrownBy(() -> new MailboxDispatchHandler(new Settings(closed), InstantSource.system()))
                .hasStackTraceContaining("PATIENT_MAIL_DOMAIN patient.mssante.fr is not one of ALLOWED_MAIL_DOMAINS");
    }

    /** A function that is killed leaves the mail under way in doubt: what it has no time for goes back to the queue, unharmed. */
    @Test
    void aBatchThatHasNoTimeLeftPutsTheRestBackWithoutCountingItAsAFailure() {
        var desk = new Desk();
        desk.receive(Desk.event("create", 1), Crash.never());
        desk.queue.drain();
        var handler = new MailboxDispatchHandler(desk.mailbox(Crash.never()));
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m-1");
        message.setBody(DispatchMessage.write(desk.only().ref()));
        var event = new SQSEvent();
        event.setRecords(List.of(message));

        assertThat(handler.handleRequest(event, left(89)).getBatchItemFailures()).isEmpty();
        assertThat(desk.delivered).isEmpty();
        assertThat(desk.queue.drain()).extracting(InMemoryDispatchQueue.Sent::ref).containsExactly(desk.only().ref());

        assertThat(handler.handleRequest(event, left(90)).getBatchItemFailures()).isEmpty();
        assertThat(desk.delivered).hasSize(1);
    }

    private static Context left(int seconds) {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> method.getName().equals("getRemainingTimeInMillis") ? seconds * 1000 : null);
    }
}
