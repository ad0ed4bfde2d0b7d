package fr.passerelle.hl7.ack;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.hl7.Condition;
import fr.passerelle.hl7.Field;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Time;
import fr.passerelle.hl7.MessageHeader;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.ack.BusinessAck.Party;

/** Reads acknowledgements back: what was written without loss, and the published examples. */
public final class AnswerReader {
    private static final int HEADER_TIME = 7;

    private final ZoneId zone;

    /** @param zone of times without offset */
    public AnswerReader(ZoneId zone) {
        this.zone = zone;
    }

    /** A technical {@code ACK}; nothing when the message is no such thing, or tells no time (MSH-7 is compulsory). */
    public Optional<Acknowledgement> ack(Hl7Message message) {
        return message.header().type().equals("ACK")
                ? header(message).flatMap(header -> message.first("MSA")
                        .flatMap(msa -> code(msa.text(1))
                                .map(code -> new Acknowledgement(header, message.header().event(), code, msa.text(2),
                                        message.all("ERR").stream().map(AnswerReader::error).toList()))))
                : Optional.empty();
    }

    /** A business acknowledgement; nothing when the message is no such thing, or tells no time. */
    public Optional<BusinessAck> zam(Hl7Message message) {
        List<Segment> observations = message.all("OBX");
        return message.header().type().equals("ZAM") && !observations.isEmpty()
                ? header(message).flatMap(header -> kind(message.header().event()).map(kind -> new BusinessAck(header, kind,
                        observations.getFirst().text(4), observations.getFirst().text(5).equals("Y"), party(observations),
                        message.first("ERR").map(AnswerReader::error).orElse(null))))
                : Optional.empty();
    }

    private static @Nullable Party party(List<Segment> observations) {
        return observations.size() < 2 ? null : new Party(observations.get(1).text(4), observations.get(1).text(5, 4));
    }

    private static AckError error(Segment err) {
        Field application = err.field(5);
        return new AckError(location(err.field(2)), Condition.of(err.text(3)), severity(err.text(4)), application.blank()
                ? null
                : new AckError.Application(application.text(), application.text(2), application.text(3)));
    }

    private static String location(Field field) {
        var parts = field.components().stream().map(c -> c.isEmpty() ? "" : c.getFirst()).toList();
        return String.join("^", parts);
    }

    private static AckError.Severity severity(String letter) {
        return switch (letter) {
            case "F" -> AckError.Severity.F;
            case "I" -> AckError.Severity.I;
            case "W" -> AckError.Severity.W;
            default -> AckError.Severity.E;
        };
    }

    private Optional<AnswerHeader> header(Hl7Message message) {
        MessageHeader msh = message.header();
        return Hl7Time.moment(message.segments().getFirst().text(HEADER_TIME), zone)
                .map(time -> new AnswerHeader(msh.sendingApplication(), msh.sendingFacility(), msh.receivingApplication(),
                        msh.receivingFacility(), time, msh.controlId(), msh.processing(), msh.version(), AnswerCharset.of(msh.charset())));
    }

    private static Optional<AckCode> code(String written) {
        return List.of(AckCode.values()).stream().filter(c -> c.name().equals(written)).findFirst();
    }

    private static Optional<BusinessAck.Kind> kind(String event) {
        return List.of(BusinessAck.Kind.values()).stream().filter(k -> k.name().equals(event)).findFirst();
    }
}
