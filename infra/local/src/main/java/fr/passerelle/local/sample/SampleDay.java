package fr.passerelle.local.sample;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;

/**
 * The manifest of the sample day ({@code sample-day/day.json}): what is there before, what happens, what must come out.
 *
 * @param startsAt time the functions believe it is when the day begins
 * @param establishments configuration files of the establishments
 * @param pathways pathway files of the establishments, {@code pathways/<FINESS EJ>/<id>.yaml}
 * @param consents choices recorded before the day
 * @param dmp how the simulated DMP misbehaves, by title of the document
 * @param mailboxes how the simulated operator misbehaves, by local part of the address
 * @param phases begun one after the other, see {@link Phase}
 * @param registeredDocuments documents in force the DMP must hold at the end: neither replaced nor deleted
 * @param mailsTaken mails the operator must have taken at the end
 */
public record SampleDay(OffsetDateTime startsAt, List<String> establishments, List<String> pathways, List<Consent> consents,
        List<Trouble> dmp,
        List<Trouble> mailboxes, List<Phase> phases, int registeredDocuments, int mailsTaken) {

    /** FINESS EJ of the establishments of the day. */
    public List<String> finessNumbers() {
        return establishments.stream().map(file -> file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'))).toList();
    }

    /** The same with national services that do nothing but what they should. */
    public SampleDay untroubled() {
        return new SampleDay(startsAt, establishments, pathways, consents, List.of(), List.of(), phases, registeredDocuments, mailsTaken);
    }

    /**
     * A choice of a patient recorded beforehand.
     *
     * @param value of segment {@code ZFA}: {@code INO} informed, {@code IO} informed and opposed, {@code NA} not collected
     * @param scopes what the patient is opposed to, for {@code IO} only
     */
    public record Consent(String establishment, String ins, Value value, @JsonSetter(nulls = Nulls.AS_EMPTY) Set<ConsentScope> scopes,
            String source, OffsetDateTime at) {
        /** What was collected. */
        public enum Value {
            INO,
            IO,
            NA
        }

        /** The lines it makes in the patient's history. */
        public List<ChoiceRecord> lines() {
            var told = new Choice.Informed(Choice.Channel.UNKNOWN);
            List<Choice> choices = switch (value) {
                case INO -> List.of(told);
                case IO -> List.of(told,
                        new Choice.Opposition(new Reach.All(), scopes, Choice.OppositionReason.NOT_TOLD));
                case NA -> List.of(new Choice.NotCollected());
            };
            return choices.stream().map(choice -> ChoiceRecord.of(choice, source, source, at.toInstant(), at.toInstant())).toList();
        }
    }

    /**
     * A fault of a simulator.
     *
     * @param on what it applies to: a document title (DMP) or a recipient (mailbox)
     * @param scenario name of the scenario, see docs/simulators.md
     */
    public record Trouble(String on, String scenario) {}

    /**
     * Things that happen together.
     *
     * @param events what happens to the world just before, see {@code Session.happen}
     * @param hospital events about patients and stays, sent after the drops
     * @param until {@code released}: the phase ends once nothing waits any more for the DMP or for its configuration; {@code next}: nothing
     *        of it is waited for, since the next phase needs nothing of it; otherwise it ends when the platform is at rest
     */
    public record Phase(String title, @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> events, @Nullable String until,
            List<Deposit> drops, List<Sending> appointments, @JsonSetter(nulls = Nulls.AS_EMPTY) List<Sending> hospital) {}

    /**
     * Files put under {@code <establishment>/inbox/}, in the order PDF files then descriptor.
     *
     * @param name name of the descriptor in the bucket, absent when only files are dropped
     * @param descriptor resource dropped under that name
     * @param files file name → what is in it: {@code pdf} (two readable pages), {@code broken} (no PDF at all), {@code other} (another
     *        readable PDF), {@code encrypted}, {@code script}
     * @param times how often, in parallel
     * @param expect outcomes of the input named {@code name}, or of the single file
     */
    public record Deposit(String establishment, @Nullable String name, @Nullable String descriptor, Map<String, String> files, int times,
            List<Expectation> expect) {}

    /**
     * A message put in the queue of the appointments or in that of the hospital's events.
     *
     * @param event resource sent as it is
     * @param input the input that it makes
     * @param expect outcomes of that input
     */
    public record Sending(String event, String input, List<Expectation> expect) {}

    /**
     * Expected outcome of one dispatch.
     *
     * @param destination word of the destination, or {@code duplicate} for an input that gets another one's answer
     * @param state word of the state; for a duplicate, the name of the first input
     * @param hold what is waited for when held
     * @param codes reject codes that must be among the reasons
     * @param through words of states the dispatch must have gone through on its way
     */
    public record Expectation(String destination, String state, @Nullable String hold,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> codes, @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> through) {
        /** One word for tables: {@code held/identity}, {@code confirmed}. */
        public String words() {
            return hold == null ? state : state + "/" + hold;
        }
    }
}
