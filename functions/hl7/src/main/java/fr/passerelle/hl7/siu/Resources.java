package fr.passerelle.hl7.siu;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.hl7.Field;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;

/**
 * Where and with whom: the resources of the appointment. One marked as deleted (AIx-2 {@code D}) is left aside, unless all are, as when the
 * whole appointment is cancelled.
 */
final class Resources {
    private static final int ACTION = 2;
    private static final int WHAT = 3;
    private static final int UNIT = 3;
    private static final int DESCRIPTION = 9;
    private static final int FLOOR = 8;
    private static final int BUILDING = 7;
    private static final int PREFIX = 6;

    private final Hl7Message message;
    private final Establishment establishment;

    Resources(Hl7Message message, Establishment establishment) {
        this.message = message;
        this.establishment = establishment;
    }

    /** A message says no address and no number for the patient to call: both are those of the establishment. */
    Place place() {
        Field location = first("AIL").map(ail -> ail.field(WHAT)).orElse(Field.ABSENT);
        String service = first("AIS").map(ais -> ais.text(WHAT, 2)).orElse("");
        String unit = Stream.of(location.text(DESCRIPTION), service, establishment.name()).filter(t -> !t.isEmpty()).findFirst()
                .orElseThrow();
        String floor = location.text(FLOOR);
        String room = Stream.of(location.text(2), location.text(BUILDING), floor.isEmpty() ? "" : "étage " + floor)
                .filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
        return new Place(unit, room.isEmpty() ? null : room, String.join(", ", establishment.address()), null, establishment.phone());
    }

    /** Code of the unit that receives, absent when it is not told. */
    @Nullable
    String unit() {
        return message.first("PV1").map(pv1 -> pv1.text(UNIT)).filter(t -> !t.isEmpty()).orElse(null);
    }

    /** Name of the professional, absent for a team. */
    @Nullable
    String practitioner() {
        return first("AIP").map(aip -> aip.field(WHAT)).map(Resources::shown).filter(t -> !t.isEmpty()).orElse(null);
    }

    /** Comments that the sender says are for the patient: NTE-4 {@code PI}; all others are internal. */
    List<String> instructions() {
        return message.all("NTE").stream().filter(nte -> nte.text(4).equals("PI"))
                .flatMap(nte -> nte.repetitions(3).stream()).map(Field::text).filter(t -> !t.isEmpty()).toList();
    }

    private Optional<Segment> first(String name) {
        List<Segment> all = message.all(name);
        return all.stream().filter(s -> !s.text(ACTION).equals("D")).findFirst().or(() -> all.stream().findFirst());
    }

    private static String shown(Field person) {
        return Stream.of(person.text(PREFIX), person.text(3), person.text(2)).filter(t -> !t.isEmpty()).collect(Collectors.joining(" "));
    }
}
