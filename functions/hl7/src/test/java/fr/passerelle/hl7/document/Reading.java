package fr.passerelle.hl7.document;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.Hl7Sender.Matrix;
import fr.passerelle.core.establishment.Hl7Sender.Tolerance;
import fr.passerelle.core.establishment.Hl7Sender.Update;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Samples;

/** Reads the samples as the hospital they come from would have them read, on the day of the expected results. */
final class Reading {
    static final Hl7Sender STRICT = new Hl7Sender(null, null, Matrix.STRICT, List.of(), Update.REFUSED);
    static final Establishment ESTABLISHMENT = new Establishment("750999997", "CHU DEMO",
            List.of(new Site("750999989", "HOPITAL DEMO")), "1750999997", "1.2.250.1.999.2", "1.2.250.1.999.1.1", "1.2.250.1.999.1.2",
            ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 rue de l'Exemple"), "01 00 00 00 00",
            new Mailbox("documents@chu-demo.mssante.fr", "CHU DEMO", "reponses@chu-demo.mssante.fr"), Map.of(), List.of(),
            InformationPolicy.SEND, false);
    private static final MailDomains DOMAINS = MailDomains.of("mssante.fr", "patient.mssante.fr");
    private static final DocumentMessageReader READER = new DocumentMessageReader();

    private Reading() {
    }

    static DocumentReading of(String sample) {
        return of(Samples.bytes(sample), Hl7Sender.USUAL, Environment.TEST);
    }

    static DocumentReading of(Edited edited) {
        return of(edited.bytes(), Hl7Sender.USUAL, Environment.TEST);
    }

    static DocumentReading of(byte[] bytes, Hl7Sender sender, Environment environment) {
        var context = new DocumentContext(ESTABLISHMENT, environment, LocalDate.of(2026, 3, 15), DOMAINS, "m.er7", sender);
        return READER.read(Objects.requireNonNull(new Hl7Reader().read(bytes).message()), context);
    }

    static DocumentReading forgiving(Edited edited, Tolerance... tolerances) {
        return of(edited.bytes(), new Hl7Sender(null, null, Matrix.HARD_RULES, List.of(tolerances), Update.REFUSED), Environment.TEST);
    }

    static DocumentMessage message(DocumentReading reading) {
        return Objects.requireNonNull(reading.message());
    }

    static List<String> faults(DocumentReading reading) {
        return codes(reading.faults());
    }

    static List<String> notes(DocumentReading reading) {
        return codes(reading.notes());
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}
