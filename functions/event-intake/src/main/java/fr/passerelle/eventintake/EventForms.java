package fr.passerelle.eventintake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.hl7.Charsets;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Route;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.ack.AckName;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.adt.AdtReader;
import fr.passerelle.hl7.adt.AdtReading;
import fr.passerelle.hl7.feed.FeedContext;
import fr.passerelle.hl7.feed.FeedMessage;

/** The forms of a message: an event in JSON, an ADT message of PAM France, or a message about a document, told by its first bytes. */
public final class EventForms {
    /** Of answers to a hospital that is not known. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final EventReader json;
    private final AdtReader adt = new AdtReader();
    private final Environment environment;
    private final EstablishmentDirectory establishments;

    public EventForms(EventReader json, Environment environment, EstablishmentDirectory establishments) {
        this.json = json;
        this.environment = environment;
        this.establishments = establishments;
    }

    /**
     * Never throws for what a hospital may send.
     *
     * @param told establishment told beside an HL7 v2 message, absent when it is not
     */
    Received read(String body, @Nullable String told) {
        return FeedMessage.isEr7(body) ? er7(FeedMessage.read(body, told), body) : json(body);
    }

    private Incoming json(String body) {
        Incoming read = Incoming.of(json.read(body.getBytes(StandardCharsets.UTF_8)));
        String establishment = read.establishment();
        if (establishment == null || establishments.find(establishment).isPresent()) {
            return read;
        }
        var faults = new ArrayList<>(read.faults());
        faults.add(Reason.at("/establishment", "ESTABLISHMENT_UNKNOWN", establishment));
        return new Incoming(establishment, read.eventId(), List.of(), read.digest(), faults, List.of(), null);
    }

    private Received er7(FeedMessage feed, String body) {
        String finess = feed.establishment();
        Optional<Establishment> establishment = Optional.ofNullable(finess).flatMap(establishments::find);
        Hl7Message message = feed.message();
        AnswerPlan answer = feed.answer(establishment.map(Establishment::zone).orElse(FRANCE)).orElse(null);
        String eventId = answer == null ? null : AckName.message(answer.received()).replace('/', '.');
        var faults = new ArrayList<>(feed.faults());
        var notes = new ArrayList<>(feed.notes());
        if (message == null) {
            return new Incoming(finess, eventId, List.of(), feed.digest(), faults, notes, null);
        }
        switch (Route.of(message.header())) {
            case Route.Unsupported(Reason fault) -> faults.add(fault);
            case Route.Identity() when establishment.isPresent() -> {
                AdtReading reading = adt.read(message, new FeedContext(establishment.get(), environment));
                faults.addAll(reading.faults());
                notes.addAll(reading.notes());
                return new Incoming(finess, eventId, faults.isEmpty() ? reading.events() : List.of(), feed.digest(), faults, notes, answer);
            }
            case Route.Document() when establishment.isPresent() -> {
                Charset declared = Charsets.of(message.header().charset()).orElse(StandardCharsets.UTF_8);
                if (declared.newEncoder().canEncode(body)) {
                    return new Received.Document(establishment.get().finess(), AckName.file(message.header(), feed.digest()), body,
                            declared);
                }
                faults.add(Reason.at("MSH^1^18", "HL7_CHARSET_BROKEN"));
            }
            case Route.Identity(),Route.Document() ->
                faults.add(Reason.of("ESTABLISHMENT_UNKNOWN", finess == null ? "(non précisé)" : finess));
            case Route.Appointment(),Route.Answer() ->
                faults.add(Reason.at("MSH^1^9^1^1", "HL7_TYPE_UNSUPPORTED", Shown.code(message.header().type())));
        }
        return new Incoming(finess, eventId, List.of(), feed.digest(), faults, notes, answer);
    }
}
