package fr.passerelle.eventintake;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.KnownIdentity.Merged;
import fr.passerelle.core.identity.KnownIdentity.Withdrawn;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.rule.Identities;
import fr.passerelle.core.rule.KnownKeys;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.formats.event.HospitalEvent.Head;
import fr.passerelle.formats.event.HospitalEvent.IdentitiesMerged;
import fr.passerelle.formats.event.HospitalEvent.IdentitySaid;
import fr.passerelle.formats.event.HospitalEvent.InsChanged;
import fr.passerelle.formats.event.HospitalEvent.InsWithdrawn;

/**
 * What the identity feed says: kept, then applied to what waits. What moves follows from what is then known, never from the event itself, so
 * that a late one moves nothing back (docs/decisions/0096-events.md).
 */
public final class IdentityEvents {
    private final IdentityStore identities;
    private final PatientKeys keys;
    private final PatientRecords records;
    private final KnownKeys known;
    private final PendingSends pending;
    private final SentBefore sent;
    private final InstantSource clock;

    public IdentityEvents(IdentityStore identities, PatientKeys keys, PendingSends pending, SentBefore sent, InstantSource clock) {
        this.identities = identities;
        this.keys = keys;
        this.records = new PatientRecords(identities, keys);
        this.known = new KnownKeys(identities, keys);
        this.pending = pending;
        this.sent = sent;
        this.clock = clock;
    }

    List<Reason> said(IdentitySaid event) {
        Head head = event.head();
        String ipp = ipp(event.patient().ipp());
        var identity = new Known(event.patient(), event.alerts(), head.occurredAt());
        List<PatientKey> about = about(head, ipp, event.patient().ins());
        List<Reason> late = keep(head, ipp, event.patient().ins(), identity);
        if (Identities.onlyUnqualified(identity)) {
            sent.listUnderIns(head.establishment(), about, "IDENTITY_AFTER_SENDING", clock.instant());
        } else if (!identity.sound()) {
            sent.list(head.establishment(), about, "IDENTITY_AFTER_SENDING", clock.instant());
        }
        apply(head, ipp, about);
        return late;
    }

    List<Reason> withdrawn(InsWithdrawn event) {
        Head head = event.head();
        List<PatientKey> about = about(head, event.ipp(), event.ins());
        List<Reason> late = keep(head, event.ipp(), event.ins(), new Withdrawn(head.occurredAt()));
        sent.list(head.establishment(), about, "IDENTITY_AFTER_SENDING", clock.instant());
        apply(head, event.ipp(), about);
        return late;
    }

    List<Reason> changed(InsChanged event) {
        Head head = event.head();
        String ipp = ipp(event.patient().ipp());
        PatientKey former = keys.key(head.establishment(), event.former());
        identities.link(keys.ofIpp(head.establishment(), ipp), former);
        List<PatientKey> about = about(head, ipp, event.patient().ins());
        List<Reason> late = keep(head, ipp, event.patient().ins(), new Known(event.patient(), List.of(), head.occurredAt()));
        identities.record(head.establishment(), former, new Merged(ipp, head.occurredAt()));
        sent.list(head.establishment(), about, "INS_CHANGED_AFTER_SENDING", clock.instant());
        pending.stop(about, Reason.at("/patient", "INS_FORMER"));
        apply(head, ipp, about);
        return late;
    }

    List<Reason> merged(IdentitiesMerged event) {
        Head head = event.head();
        PatientKey absorbed = keys.ofIpp(head.establishment(), event.merged());
        PatientKey survivor = keys.ofIpp(head.establishment(), event.survivor());
        List<PatientKey> about = named(head, event.merged(), null);
        identities.link(absorbed, survivor);
        identities.link(survivor, absorbed);
        List<Reason> late = keep(head, event.merged(), null, new Merged(event.survivor(), head.occurredAt()));
        pending.moved(about, survivor);
        sent.list(head.establishment(), about, "IDENTITY_MERGED_AFTER_SENDING", clock.instant());
        apply(head, event.merged(), known.linked(about));
        return late;
    }

    /** Under the permanent identifier, which decides, and under the matricule, which leads to it. */
    private List<Reason> keep(Head head, String ipp, @Nullable Ins ins, KnownIdentity said) {
        boolean newest = identities.record(head.establishment(), keys.ofIpp(head.establishment(), ipp), said);
        if (ins != null) {
            identities.record(head.establishment(), keys.key(head.establishment(), ins), said);
        }
        return newest ? List.of() : List.of(Reason.of("EVENT_LATE"));
    }

    private void apply(Head head, String ipp, List<PatientKey> about) {
        Optional<KnownIdentity> now = records.ofIpp(head.establishment(), ipp);
        Optional<Reason> objection = now.flatMap(Identities::objection);
        if (objection.isEmpty()) {
            pending.release(about);
        } else if (now.filter(Identities::onlyUnqualified).isPresent()) {
            pending.stopUnqualified(about, objection.get());
        } else {
            pending.stop(about, objection.get());
        }
    }

    /** All the keys, those that merges and changes of matricule have led to as well. */
    private List<PatientKey> about(Head head, String ipp, @Nullable Ins ins) {
        return known.linked(named(head, ipp, ins));
    }

    /** The keys of the event, and the matricule borne until now: what was dropped may know the patient by that one alone. */
    private List<PatientKey> named(Head head, String ipp, @Nullable Ins ins) {
        String establishment = head.establishment();
        Stream<Ins> borne = records.ofIpp(establishment, ipp).stream()
                .flatMap(known -> known instanceof Known(var patient, _, _) ? Optional.ofNullable(patient.ins()).stream() : Stream.empty());
        return Stream.concat(Stream.of(keys.ofIpp(establishment, ipp)),
                Stream.concat(Optional.ofNullable(ins).stream(), borne).map(one -> keys.key(establishment, one))).distinct().toList();
    }

    private static String ipp(@Nullable String ipp) {
        return Optional.ofNullable(ipp).orElseThrow(() -> new IllegalStateException("the reader asks for a permanent identifier"));
    }
}
