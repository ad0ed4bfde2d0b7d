package fr.passerelle.mailbox;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.establishment.Establishment;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The iCalendar file of an appointment (messages.md §6.6; RFC 5545, RFC 5546): {@code PUBLISH}, since the patient's mailbox cannot
 * answer, then {@code CANCEL}. The UID never changes; the summary says no more than the establishment.
 */
final class AppointmentCalendar {
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final Establishment establishment;
    private final AppointmentEvent event;
    private final boolean neutral;

    /** @param neutral the place is the establishment alone */
    AppointmentCalendar(Establishment establishment, AppointmentEvent event, boolean neutral) {
        this.establishment = establishment;
        this.event = event;
        this.neutral = neutral;
    }

    String method(Announcement.Kind kind) {
        return kind == Announcement.Kind.CANCELLATION ? "CANCEL" : "PUBLISH";
    }

    /** @param stamp when the file is made */
    String write(Announcement announcement, Instant stamp) {
        boolean cancelled = announcement.kind() == Announcement.Kind.CANCELLATION;
        var calendar = new Calendar();
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new ProdId("-//Passerelle//Passerelle//FR"));
        calendar.add(cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH);
        calendar.add(ZoneComponent.of(establishment.zone(), event.start().getYear() - 1));
        var appointment = new VEvent(false);
        properties(announcement.sequence(), cancelled, stamp).forEach(appointment::add);
        calendar.add(appointment);
        var text = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString().replace("\r\n ", ""));
    }

    /** RFC 5545 §3.1: at 75 octets and never inside a character. The library counts characters, and French ones take two octets. */
    private static String folded(String text) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int character = text.codePointAt(at);
            int length = Character.toString(character).getBytes(UTF_8).length;
            boolean end = character == '\r' || character == '\n';
            if (!end && octets + length > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets = end ? 0 : octets + length;
        }
        return folded.toString();
    }

    private List<Property> properties(int sequence, boolean cancelled, Instant stamp) {
        var properties = new ArrayList<Property>();
        properties.add(new Uid(establishment.oidRoot() + "." + event.key().appointmentId() + "@" + establishment.mailbox().domain()));
        properties.add(new Sequence(sequence));
        properties.add(new DtStamp(stamp));
        properties.add(new DtStart<>(zone(), local(event.start())));
        if (event.end() != null) {
            properties.add(new DtEnd<>(zone(), local(event.end())));
        }
        properties.add(new Summary((cancelled ? "ANNULÉ - " : "") + "Rendez-vous " + establishment.name()));
        properties.add(new Organizer(new ParameterList(List.of(new Cn(establishment.mailbox().displayName()))),
                URI.create("mailto:" + establishment.mailbox().replyTo())));
        properties.add(new Location(place()));
        properties.add(cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        properties.add(ImmutableClazz.PRIVATE);
        properties.add(cancelled ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        return properties;
    }

    private String place() {
        Stream<String> parts = neutral || event.place().room() == null
                ? Stream.of(establishment.name(), event.place().address())
                : Stream.of(establishment.name(), event.place().room(), event.place().address());
        return String.join(", ", parts.toList());
    }

    private ParameterList zone() {
        return new ParameterList(List.of(new TzId(establishment.zone().getId())));
    }

    private String local(OffsetDateTime at) {
        return LOCAL.format(at.atZoneSameInstant(establishment.zone()));
    }
}
