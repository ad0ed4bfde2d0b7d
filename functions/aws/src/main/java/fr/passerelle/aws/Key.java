package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.indicator.Cell;
import fr.passerelle.core.port.CallSlots;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.work.ReplayOrder;

/**
 * Keys of the one table (docs/decisions/0050-single-table.md). A name chosen by a hospital, of a file, a document or an appointment, is
 * only there as its SHA-256: keys travel in the stream, in metrics and in traces.
 */
record Key(String pk, String sk) {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String INPUT = "INPUT";
    static final String DISPATCH = "D#";
    static final String CHOICE = "CHOICE#";
    static final String ACCESS = "ACCESS#";
    static final String LINK = "LINK#";
    static final String INPUTS = "I#";
    static final String ORDER = "ORDER#";

    static Key input(String inputId) {
        return new Key(partition(inputId), INPUT);
    }

    static Key keeping(String inputId) {
        return new Key(partition(inputId), "KEEP");
    }

    static Key dispatch(DispatchRef ref) {
        return new Key(partition(ref.inputId()), DISPATCH + ref.dispatchId());
    }

    static Key history(DispatchRef ref, int rev) {
        return new Key(partition(ref.inputId()), historyPrefix(ref) + "%06d".formatted(rev));
    }

    static Key claim(Claim.Key key) {
        return new Key("K#" + key.establishment(), key.kind() + "#" + hidden(key.name()));
    }

    static Key waiting(String establishment, String file, String inputId) {
        return new Key(waitingPartition(establishment, file), inputId);
    }

    static Key appointment(AppointmentKey key) {
        return new Key("A#" + key.establishment() + "#" + hidden(key.appointmentId()), "HEAD");
    }

    static Key chain(ChainKey key) {
        return new Key("C#" + key.establishment() + "#" + hidden(key.root()), "CHAIN");
    }

    /** @param digest of what the line says */
    static Key choice(PatientKey patient, Instant collectedAt, String digest) {
        return new Key(patientPartition(patient), CHOICE + ItemBuilder.sortable(collectedAt) + "#" + digest);
    }

    static Key announcement(ChainKey key) {
        return new Key(chain(key).pk(), "ANNOUNCEMENT");
    }

    /** @param digest of who did what */
    static Key access(PatientKey patient, Instant at, String digest) {
        return new Key(patientPartition(patient), ACCESS + ItemBuilder.sortable(at) + "#" + digest);
    }

    static Key concern(PatientKey patient, String inputId) {
        return new Key(patientPartition(patient), INPUTS + inputId);
    }

    static Key profile(PatientKey patient) {
        return new Key(patientPartition(patient), "PROFILE");
    }

    /** @param pathway identifier of a pathway */
    static Key paper(PatientKey patient, String pathway) {
        return new Key(patientPartition(patient), "PAPER#" + pathway);
    }

    static Key identity(PatientKey patient) {
        return new Key(patientPartition(patient), "IDENTITY");
    }

    /** @param other a key whose choices are this patient's as well */
    static Key link(PatientKey patient, PatientKey other) {
        return new Key(patientPartition(patient), LINK + other.value());
    }

    static Key work(String establishment, String id) {
        return new Key(workPartition(establishment), id);
    }

    static String workPartition(String establishment) {
        return "T#" + establishment;
    }

    static Key order(String establishment, String id) {
        return new Key(orderPartition(establishment), ORDER + id);
    }

    /** Some of the dispatches of an order. */
    static Key page(ReplayOrder order, int number) {
        return new Key(orderPartition(order.establishment()), pagePrefix(order) + "%06d".formatted(number));
    }

    static String pagePrefix(ReplayOrder order) {
        return "LINES#" + order.id() + "#" + order.lines() + "#";
    }

    static String orderPartition(String establishment) {
        return "R#" + establishment;
    }

    static Key circuit(String establishment) {
        return new Key(boundPartition(establishment), "CIRCUIT");
    }

    /** Turn at reading the mailbox of an establishment. */
    static Key box(String establishment) {
        return new Key(boundPartition(establishment), "BOX");
    }

    static Key slot(String establishment, CallSlots.Lane lane) {
        return new Key(boundPartition(establishment), "SLOT#" + lane);
    }

    /** What has been counted of an input. */
    static Key counted(String inputId) {
        return new Key(partition(inputId), "COUNTED");
    }

    static Key counters(Cell cell) {
        return new Key(counterPartition(cell.establishment(), cell.day()), CounterItem.key(cell));
    }

    /** @param what without name given by a hospital */
    static Key once(String establishment, String what) {
        return new Key("M#" + establishment + "#ONCE#" + what, "ONCE");
    }

    static String counterPartition(String establishment, LocalDate day) {
        return "M#" + establishment + "#" + day;
    }

    static String partition(String inputId) {
        return INPUTS + inputId;
    }

    /** The dispatch whose item has this key. */
    DispatchRef dispatch() {
        if (!pk.startsWith(INPUTS) || !sk.startsWith(DISPATCH)) {
            throw new IllegalStateException("not the key of a dispatch");
        }
        return new DispatchRef(pk.substring(INPUTS.length()), sk.substring(DISPATCH.length()));
    }

    static String waitingPartition(String establishment, String file) {
        return "W#" + establishment + "#" + hidden(file);
    }

    static String patientPartition(PatientKey patient) {
        return "P#" + patient.value();
    }

    private static String boundPartition(String establishment) {
        return "B#" + establishment;
    }

    static String historyPrefix(DispatchRef ref) {
        return "H#" + ref.dispatchId() + "#";
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }

    private static String hidden(String name) {
        return Ids.sha256(name.getBytes(StandardCharsets.UTF_8));
    }
}
