package fr.passerelle.hl7.document;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.GivenCda.Contributor;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.cda.read.CdaDocument;
import fr.passerelle.hl7.Hl7Time;
import fr.passerelle.hl7.MessageHeader;

/**
 * A document message and its CDA, both without fault, as a drop (messages.md §2.9): where it goes and who asks are said by the message, what
 * the document is by its CDA.
 */
public final class MessageDrops {
    private final Establishment establishment;

    public MessageDrops(Establishment establishment) {
        this.establishment = establishment;
    }

    /**
     * The drop asked for.
     *
     * @param receivedAt time of a message that tells none
     */
    public Drop of(DocumentMessage message, CdaDocument cda, Instant receivedAt) {
        boolean deletes = message.operation() == Operation.DELETION;
        Author sender = sender(message, cda.source());
        List<Deletion> deletions = deletes
                ? List.of(new Deletion(cda.source().own(), sender, cda.source().legalAuthenticator(), at(message.header(), receivedAt)))
                : List.of();
        var destinations = new Destinations(message.flags().is(Flag.DESTDMP), message.flags().is(Flag.DESTMSSANTEPAT),
                message.professionals().stream().map(Participant::address).toList());
        return new Drop(establishment.finess(), message.site(), absent(message.unit()), absent(message.header().sendingApplication()), null,
                patient(message, cda.patient()), deletes ? List.of() : List.of(document(message, cda.source(), sender)), deletions,
                Priority.NORMAL, true, destinations, letters(message.letters()));
    }

    /** The entry of the DMP keeps the authors of the CDA; the lot and the assertion name who sends. */
    private static SourceDocument document(DocumentMessage message, SourceDocument source, Author sender) {
        return new SourceDocument(source.id(), source.version(), source.replaces(), source.file(), source.type(), source.title(),
                source.createdAt(), source.confidentiality(), message.flags().visibility(), sender, source.legalAuthenticator(),
                source.signedAt(), source.act(), stay(source.stay(), message.visit()), source.references(), source.revealOn(),
                source.cda());
    }

    /** A person whom the CDA knows; the specialty of any other is unknown, and the DMP takes no person without one: then the software asks. */
    private Author sender(DocumentMessage message, SourceDocument source) {
        Participant sender = message.sender();
        Stream<Author> authors = source.cda() == null
                ? Stream.of(source.author())
                : source.cda().authors().stream().map(Contributor::author);
        if (sender == null) {
            return source.author();
        }
        Optional<Professional> known = Stream.concat(authors, Stream.of(source.legalAuthenticator())).filter(Professional.class::isInstance)
                .map(Professional.class::cast).filter(p -> p.id().equals(sender.person())).findFirst();
        return known.<Author>map(p -> p).orElseGet(() -> software(message));
    }

    private AuthoringSystem software(DocumentMessage message) {
        String name = message.header().sendingApplication();
        String finess = message.site() == null ? establishment.finess() : message.site();
        return new AuthoringSystem("3" + finess + "/" + name.replaceAll("[^A-Za-z0-9._-]", "-"), name, name, "AUTOMATE");
    }

    /** PV1-2 tells the activity of the lot. */
    private static Stay stay(Stay stay, String visit) {
        String encounter = switch (visit) {
            case "I" -> "IMP";
            case "O" -> "EXTERNE";
            case "E" -> "EMER";
            case "R" -> "SEANCE";
            case "N" -> null;
            default -> stay.encounter();
        };
        return new Stay(stay.number(), encounter, stay.admission(), stay.discharge());
    }

    private static Patient patient(DocumentMessage message, Patient given) {
        String ipp = given.ipp() == null ? absent(message.pid().ipp()) : given.ipp();
        return new Patient(given.ins(), given.identityStatus(), ipp, given.birthName(), given.usedName(), given.birthGivenNames(),
                given.birthFirstName(), given.usedFirstName(), given.birthDate(), given.sex(), given.birthPlaceCog());
    }

    private static Message letters(Letters letters) {
        String professionals = letters.toProfessionals();
        return new Message(letters.toPatient(), letters.replyAllowed(), letters.replyTo(), professionals == null ? "" : professionals);
    }

    private OffsetDateTime at(MessageHeader header, Instant otherwise) {
        return Hl7Time.moment(header.sentAt(), establishment.zone())
                .orElseGet(() -> otherwise.atZone(establishment.zone()).toOffsetDateTime());
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
