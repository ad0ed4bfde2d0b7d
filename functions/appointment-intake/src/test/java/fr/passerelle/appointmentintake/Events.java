package fr.passerelle.appointmentintake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Events of one appointment of a fictitious hospital. */
final class Events {
    static final Instant NOW = Instant.parse("2026-03-15T09:00:05Z");
    static final String FINESS = "750100125";

    private Events() {
    }

    static Establishment establishment() {
        return new Establishment(FINESS, "CHU de Démonstration", List.of(), "1750100125", "1.2.250.1.999.1.1.9002", "1.2.250.1.999.1",
                "1.2.250.1.999.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue de l'Exemple"), "01 99 00 00 00",
                new Mailbox("passerelle@chu-demo.mssante.fr", "CHU", "secretariat@chu-demo.mssante.fr"), Map.of(), List.of(),
                InformationPolicy.SEND, false);
    }

    static byte[] event(String action, int version) {
        return event(action, version, "2026-04-14T09:30:00+02:00", "QUALIFIEE", "");
    }

    /** A PDF of one page. @param catalog what its catalog holds besides */
    static byte[] pdf(String catalog) {
        return """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R %s>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj
                trailer <</Root 1 0 R>>
                %%%%EOF
                """.formatted(catalog).getBytes(UTF_8);
    }

    /** @param more further fields, each followed by a comma */
    static byte[] event(String action, int version, String start, String status, String more) {
        return """
                {"establishment": "750100125", "appointmentId": "RDV/1", "action": "%s", "version": %d, %s
                 "patient": {"ins": {"value": "279035121518989", "oid": "1.2.250.1.213.1.4.10"}, "identityStatus": "%s",
                   "birthName": "PAT-TROIS", "birthGivenNames": "DOMINIQUE", "birthFirstName": "DOMINIQUE", "birthDate": "1979-03-24",
                   "sex": "F", "birthPlaceCog": "51215"},
                 "start": "%s", "place": {"unit": "Consultation", "address": "1 rue de l'Exemple", "phone": "0199000010"}}
                """.formatted(action, version, more, status, start).getBytes(UTF_8);
    }
}
