package fr.passerelle.appointmentintake;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.formats.appointment.EventLabel;
import fr.passerelle.formats.appointment.fhir.FhirAppointmentReader;
import fr.passerelle.formats.appointment.fhir.FhirContext;
import fr.passerelle.formats.appointment.fhir.FhirMessage;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Route;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.feed.FeedContext;
import fr.passerelle.hl7.feed.FeedMessage;
import fr.passerelle.hl7.siu.SiuReader;

/** The forms an appointment comes in, told by their first bytes: the JSON of the gateway, FHIR, or a scheduling message of HL7 v2. */
public final class AppointmentForms {
    /** Of answers to a hospital that is not known. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final AppointmentReader json = new AppointmentReader();
    private final FhirAppointmentReader fhir = new FhirAppointmentReader();
    private final SiuReader siu = new SiuReader();
    private final AppointmentContext context;
    private final EstablishmentDirectory establishments;

    public AppointmentForms(AppointmentContext context, EstablishmentDirectory establishments) {
        this.context = context;
        this.establishments = establishments;
    }

    /**
     * Never throws for what a hospital may send.
     *
     * @param told establishment told beside a message whose form has no place for it, absent when it is not
     */
    Incoming read(String body, @Nullable String told) {
        if (FeedMessage.isEr7(body)) {
            return er7(FeedMessage.read(body, told));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String digest = Ids.sha256(bytes);
        JsonNode root = JsonMessage.read(bytes).root();
        Optional<FhirMessage> message = Optional.ofNullable(root).flatMap(FhirMessage::of);
        if (root != null && message.isPresent()) {
            return fhir(message.get(), root, told, digest);
        }
        AppointmentReading reading = json.read(bytes, context);
        EventLabel label = reading.label();
        String establishment = label == null ? null : label.establishment();
        return establishment == null || establishments.find(establishment).isPresent()
                ? new Incoming(reading, establishment, digest, null)
                : new Incoming(unknown(reading, Reason.at("/establishment", "ESTABLISHMENT_UNKNOWN", establishment)), establishment, digest,
                        null);
    }

    /** The first organisation named that is one of ours, unless the establishment is told beside. */
    private Incoming fhir(FhirMessage message, JsonNode root, @Nullable String told, String digest) {
        List<String> named = Stream.concat(Stream.ofNullable(told).filter(Finess::wellFormed), message.organizations().stream()).toList();
        Optional<Establishment> establishment = named.stream().flatMap(finess -> establishments.find(finess).stream()).findFirst();
        AppointmentReading reading = establishment
                .map(e -> fhir.read(message, root, new FhirContext(e, context.environment())))
                .orElseGet(() -> nobody(digest, Reason.of("ESTABLISHMENT_UNKNOWN", named.isEmpty() ? "(non précisé)" : named.getFirst())));
        return new Incoming(reading, establishment.map(Establishment::finess).orElse(named.isEmpty() ? null : named.getFirst()), digest,
                null);
    }

    private Incoming er7(FeedMessage feed) {
        String finess = feed.establishment();
        Optional<Establishment> establishment = Optional.ofNullable(finess).flatMap(establishments::find);
        Hl7Message message = feed.message();
        AnswerPlan answer = feed.answer(establishment.map(Establishment::zone).orElse(FRANCE)).orElse(null);
        AppointmentReading reading = message == null
                ? nobody(feed.digest())
                : switch (Route.of(message.header())) {
                    case Route.Appointment() -> establishment
                            .map(e -> siu.read(message, new FeedContext(e, context.environment()), feed.digest()))
                            .orElseGet(() -> nobody(feed.digest(),
                                    Reason.of("ESTABLISHMENT_UNKNOWN", finess == null ? "(non précisé)" : finess)));
                    case Route.Unsupported(Reason fault) -> nobody(feed.digest(), fault);
                    case Route.Document(),Route.Identity(),Route.Answer() ->
                        nobody(feed.digest(), Reason.at("MSH^1^9^1^1", "HL7_TYPE_UNSUPPORTED", Shown.code(message.header().type())));
                };
        List<Reason> faults = Stream.concat(feed.faults().stream(), reading.faults().stream()).toList();
        List<Reason> notes = Stream.concat(feed.notes().stream(), reading.notes().stream()).toList();
        return new Incoming(
                new AppointmentReading(reading.label(), faults.isEmpty() ? reading.event() : null, reading.digest(), faults, notes,
                        reading.silence()),
                finess, feed.digest(), answer);
    }

    private static AppointmentReading nobody(String digest, Reason... faults) {
        return new AppointmentReading(null, null, digest, List.of(faults));
    }

    private static AppointmentReading unknown(AppointmentReading reading, Reason fault) {
        return new AppointmentReading(reading.label(), null, reading.digest(),
                Stream.concat(reading.faults().stream(), Stream.of(fault)).toList());
    }
}
