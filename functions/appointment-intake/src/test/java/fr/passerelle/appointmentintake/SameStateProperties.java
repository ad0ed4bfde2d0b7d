package fr.passerelle.appointmentintake;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.EventOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** One appointment written in the three forms is one state: only what counts its versions differs. */
class SameStateProperties {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    private static final String ADDRESS = "1 rue de l'Exemple, 99001 VILLETEST";

    /**
     * An appointment, as an agenda knows it.
     *
     * @param cancelled whether it no longer holds
     * @param qualified whether the hospital vouches for the identity
     */
    record Slot(OffsetDateTime start, int minutes, String unit, String room, String doctor, boolean cancelled, boolean qualified) {
        OffsetDateTime end() {
            return start.plus(Duration.ofMinutes(minutes));
        }

        String json() {
            return """
                    {"establishment": "750999997", "appointmentId": "F-1^AGENDA", "action": "%s", "version": 7, "occurredAt": "2026-03-15T10:00:00+01:00",
                     "patient": {"ins": {"value": "172119999900237", "oid": "1.2.250.1.213.1.4.10"}, "identityStatus": "%s", "ipp": "EX000456",
                      "birthName": "TESTEUR", "birthGivenNames": "BRUNO PAUL", "birthFirstName": "BRUNO", "birthDate": "1972-11-03", "sex": "M",
                      "birthPlaceCog": "99999"},
                     "unit": "CARDIO", "start": "%s", "end": "%s",
                     "place": {"unit": "%s", "room": "%s", "address": "%s", "phone": "01 00 00 00 00"}, "practitioner": "%s"}
                    """
                    .formatted(cancelled ? "cancel" : "change", qualified ? "QUALIFIEE" : "PROVISOIRE", start, end(), unit, room, ADDRESS,
                            doctor);
        }

        String siu() {
            return "MSH|^~\\&|AGENDA|CHU|PFI|CHU|20260315100000+0100||SIU^" + (cancelled ? "S15" : "S14")
                    + "^SIU_S12|1|T|2.5|||||FRA|UNICODE UTF-8\r"
                    + "SCH||F-1^AGENDA||||ROUTINE\rTQ1|1|||||" + minutes + "^min|" + HL7.format(start) + "\r"
                    + "PID|1||EX000456^^^CHU&750999997&N^PI~172119999900237^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS||"
                    + "TESTEUR^BRUNO^BRUNO PAUL^^^^L||19721103|M|||^^^^^^BDL^^99999|||||||||||||||||||||" + (qualified ? "VALI" : "PROV")
                    + "\rPV1|1|O|CARDIO\rRGS|1|U\rAIL|1|U|C1^" + escaped(room) + "^^^^^^^" + escaped(unit) + "\rAIP|1|U|1^"
                    + escaped(doctor) + "\r";
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\E\\").replace("|", "\\F\\").replace("^", "\\S\\").replace("&", "\\T\\").replace("~", "\\R\\");
        }

        String fhir() {
            return """
                    {"resourceType": "Appointment", "meta": {"versionId": "7", "lastUpdated": "2026-03-15T09:00:00Z"}, "contained": [
                      {"resourceType": "Patient", "id": "p", "extension": [{"url": "https://hl7.fr/x/fr-core-identity-reliability", "extension": [
                        {"url": "identityStatus", "valueCoding": {"system": "https://hl7.fr/x/fr-core-cs-identity-status", "code": "%s"}}]},
                        {"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": {"extension": [
                          {"url": "https://hl7.fr/x/fr-core-address-insee-code", "valueCoding": {"code": "99999"}}]}}],
                       "identifier": [{"type": {"coding": [{"code": "INS-NIR-TEST"}]}, "system": "urn:oid:1.2.250.1.213.1.4.10", "value": "172119999900237"},
                         {"type": {"coding": [{"code": "PI"}]}, "value": "EX000456"}],
                       "name": [{"use": "official", "family": "TESTEUR", "given": ["BRUNO"],
                         "extension": [{"url": "https://hl7.fr/x/birth-list-given-name", "valueString": "BRUNO PAUL"}]}],
                       "gender": "male", "birthDate": "1972-11-03"},
                      {"resourceType": "Location", "id": "l", "identifier": [{"value": "CARDIO"}], "description": "%s"}],
                     "identifier": [{"system": "AGENDA", "value": "F-1"}], "status": "%s", "serviceType": [{"text": "%s"}],
                     "start": "%s", "minutesDuration": %d,
                     "participant": [{"actor": {"reference": "#p"}}, {"actor": {"reference": "#l"}}, {"actor": {"type": "Practitioner", "display": "%s"}}]}
                    """
                    .formatted(qualified ? "QUAL" : "PROV", room, cancelled ? "cancelled" : "booked", unit, start, minutes, doctor);
        }
    }

    @Property(tries = 200)
    void theThreeFormsOfOneAppointmentAreOneState(@ForAll("slots") Slot slot) {
        AppointmentEvent json = event(slot.json());
        AppointmentEvent siu = event(slot.siu());
        AppointmentEvent fhir = event(slot.fhir());
        if (slot.qualified()) {
            assertThat(state(fhir)).isEqualTo(state(json));
        }
        assertThat(state(siu)).isEqualTo(state(fhir));
        assertThat(siu.order().at()).isEqualTo(json.order().at()).isEqualTo(fhir.order().at());
        assertThat(siu.action()).isEqualTo(json.action()).isEqualTo(fhir.action());
        assertThat(fhir.order().version()).isEqualTo(json.order().version());
    }

    @Provide
    Arbitrary<Slot> slots() {
        Arbitrary<OffsetDateTime> starts = Arbitraries.longs().between(0, 300 * 24 * 12).map(
                n -> LocalDateTime.of(2026, 3, 16, 8, 0).plusMinutes(n * 5).atZone(PARIS).toOffsetDateTime());
        Arbitrary<String> texts = Arbitraries.strings().withChars("abcéèçÀœ0129 |^&~'-.").ofMinLength(1).ofMaxLength(20)
                .map(text -> "x" + text + "x");
        return Combinators.combine(starts, Arbitraries.integers().between(1, 600), texts, texts, texts, Arbitraries.of(true, false),
                Arbitraries.of(true, false)).as(Slot::new);
    }

    private static AppointmentEvent event(String body) {
        var reading = Agenda.forms().read(body, Agenda.FINESS).reading();
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.event());
    }

    /** All but its place among others; an instant is the same whatever its offset. */
    private static AppointmentEvent state(AppointmentEvent e) {
        return new AppointmentEvent(e.key(), new EventOrder(0L, null, Action.CREATE), e.patient(), e.pathway(), e.unit(),
                e.start().atZoneSameInstant(PARIS).toOffsetDateTime(),
                Objects.requireNonNull(e.end()).atZoneSameInstant(PARIS).toOffsetDateTime(),
                e.place(), e.practitioner(), e.instructions(), e.toBring(), e.attachment(), e.message());
    }
}
