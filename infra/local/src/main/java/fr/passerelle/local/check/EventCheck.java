package fr.passerelle.local.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.event.EventReading;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Hl7Reading;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerReader;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.hl7.adt.AdtReader;
import fr.passerelle.hl7.adt.AdtReading;
import fr.passerelle.hl7.feed.FeedContext;

/** Reads what is no document nor appointment: events, identities, and the answers of the platform itself. */
final class EventCheck {
    private final Establishment establishment;
    private final Environment environment;
    private final RejectCatalogue catalogue;
    private final Instant now;

    EventCheck(Establishment establishment, Environment environment, RejectCatalogue catalogue, Instant now) {
        this.establishment = establishment;
        this.environment = environment;
        this.catalogue = catalogue;
        this.now = now;
    }

    /** What was read, in French, and what is wrong with it. */
    record Said(List<String> effects, List<Reason> faults, List<Reason> notes) {}

    Said json(byte[] content) {
        EventReading reading = new EventReader(environment).read(content);
        return new Said(Optional.ofNullable(reading.event()).map(EventCheck::effect).stream().toList(), reading.faults(), List.of());
    }

    Said adt(byte[] content) {
        Hl7Reading wire = new Hl7Reader().read(content);
        Hl7Message message = Objects.requireNonNull(wire.message(), "its form was told by its header");
        AdtReading reading = new AdtReader().read(message, new FeedContext(establishment, environment));
        List<Reason> faults = Stream.concat(wire.faults().stream(), reading.faults().stream()).toList();
        var effects = new ArrayList<String>();
        reading.events().stream().map(EventCheck::effect).forEach(effects::add);
        if (message.header().answerable()) {
            var plan = AnswerPlan.technical(message.header(), establishment.zone());
            effects.add("accusé " + new Answers(catalogue).technical(plan, message.header().controlId(), now, faults).code().name());
        }
        return new Said(effects, faults, Stream.concat(wire.notes().stream(), reading.notes().stream()).toList());
    }

    /** An acknowledgement is nothing to take in: whether it can be read back is all there is to say. */
    Said answer(byte[] content) {
        Hl7Reading wire = new Hl7Reader().read(content);
        Hl7Message message = Objects.requireNonNull(wire.message(), "its form was told by its header");
        var reader = new AnswerReader(establishment.zone());
        List<String> effects = Stream
                .concat(reader.ack(message).map(ack -> "accusé technique " + ack.code().name() + " de " + ack.acknowledged()).stream(),
                        reader.zam(message)
                                .map(zam -> "accusé métier " + zam.kind().name() + (zam.done() ? ", fait" : ", échec") + ", de "
                                        + zam.acknowledged())
                                .stream())
                .toList();
        var faults = new ArrayList<>(wire.faults());
        if (effects.isEmpty()) {
            faults.add(Reason.at("MSH^1^9", "HL7_DATA_TYPE", "MSH-9", "un accusé complet (MSA, ou OBX d'un ZAM) et daté (MSH-7)"));
        }
        return new Said(effects, faults, wire.notes());
    }

    private static String effect(HospitalEvent event) {
        return switch (event) {
            case HospitalEvent.IdentitySaid said -> "identité " + switch (said.patient().identityStatus()) {
                case PROVISOIRE -> "provisoire";
                case RECUPEREE -> "récupérée";
                case VALIDEE -> "validée";
                case QUALIFIEE -> "qualifiée";
            } + (said.alerts().isEmpty() ? "" : ", alertes " + String.join(" ", said.alerts()));
            case HospitalEvent.IdentitiesMerged _ -> "deux identités n'en font plus qu'une";
            case HospitalEvent.InsWithdrawn _ -> "INS retirée : ce qui attend pour ce patient est arrêté";
            case HospitalEvent.InsChanged _ -> "INS remplacée par une autre";
            case HospitalEvent.ConsentSaid said -> "choix du patient : "
                    + said.choices().stream().map(EventCheck::choice).distinct().collect(Collectors.joining(", "));
            case HospitalEvent.Revealed _ -> "document annoncé au patient";
            case HospitalEvent.Visited _ -> "venue du patient";
            case HospitalEvent.Discharged _ -> "fin de séjour";
            case HospitalEvent.WrongPatient _ -> "document envoyé pour un autre patient";
            case HospitalEvent.Died _ -> "décès : plus rien n'est écrit au patient";
        };
    }

    private static String choice(ChoiceSaid said) {
        return switch (said) {
            case ChoiceSaid.Line line when line.withdrawn() && line.choice() instanceof Choice.Opposition ->
                "pas d'" + choice(line.choice());
            case ChoiceSaid.Line line -> choice(line.choice()) + (line.withdrawn() ? " (fin)" : "");
            case ChoiceSaid.End _ -> "fin d'un choix";
        };
    }

    private static String choice(Choice choice) {
        return switch (choice) {
            case Choice.Informed _ -> "informé";
            case Choice.NotCollected _ -> "non recueilli";
            case Choice.Opposition opposition -> "opposition ("
                    + opposition.scopes().stream().sorted().map(ConsentScope::label).collect(Collectors.joining(", ")) + ")";
            case Choice.PaperWish _ -> "papier";
            case Choice.SecretCare _ -> "soins secrets d'un mineur";
            case Choice.OrdinaryCare _ -> "soins ordinaires d'un mineur";
            case Choice.Represented _ -> "représenté";
            case Choice.PilotMember _ -> "inscrit au pilote";
        };
    }
}
