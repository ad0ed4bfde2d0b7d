package fr.passerelle.hl7.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.cda.read.CdaReading;

import static org.assertj.core.api.Assertions.assertThat;

/** What the message says and what its CDA says make one drop (messages.md §2.9). */
class MessageDropsTest {
    private static final String CDA = sample();
    private static final Edited MESSAGE = around(Edited.sample("02_mdm_t02_matrix_row1_dmp_ps_patient.er7"));

    @Test
    void theMessageSaysWhereItGoesAndTheCdaWhatItIs() {
        Drop drop = drop(MESSAGE);

        assertThat(drop.establishment()).isEqualTo("750999997");
        assertThat(drop.site()).isEqualTo("750999989");
        assertThat(drop.unit()).isEqualTo("CARDIO");
        assertThat(drop.source()).isEqualTo("DPI-DEMO");
        assertThat(drop.routed()).isTrue();
        assertThat(drop.destinations())
                .isEqualTo(new Destinations(true, true, List.of("emile.generaliste-test@test-ci-sis.mssante.fr")));
        assertThat(drop.message()).isEqualTo(new Message("Bonjour, votre compte rendu est joint à ce message.", true,
                "secretariat.cardio@chu-demo.mssante.fr", "Bonjour, veuillez trouver le compte rendu de votre patiente."));
        assertThat(drop.patient().identityStatus()).isEqualTo(IdentityStatus.QUALIFIEE);
        SourceDocument document = drop.documents().getFirst();
        assertThat(document.own()).isEqualTo(new Version("1.2.250.1.999.1.1.9002.3.1", 1));
        assertThat(document.visibility()).isEqualTo(Visibility.OPEN);
        assertThat(document.stay().encounter()).isEqualTo("EXTERNE");
        assertThat(Objects.requireNonNull(document.cda()).uniqueId()).isEqualTo(document.id());
    }

    @Test
    void theSenderIsThePersonWhomTheCdaKnowsElseTheSoftware() {
        assertThat(drop(MESSAGE).documents().getFirst().author())
                .isEqualTo(new AuthoringSystem("3750999989/DPI-DEMO", "DPI-DEMO", "DPI-DEMO", "AUTOMATE"));
        assertThat(drop(MESSAGE.with("899900000011", "801234567897")).documents().getFirst().author())
                .isInstanceOfSatisfying(Professional.class, person -> assertThat(person.familyName()).isEqualTo("DURAND"));
    }

    @Test
    void aDeletionNamesTheDocumentItCarries() {
        Drop drop = drop(MESSAGE.with("MDM^T02", "MDM^T04").with("ORC|NW", "ORC|CA").with("||||F\nPRT", "||||D\nPRT"));

        assertThat(drop.documents()).isEmpty();
        assertThat(drop.deletions()).singleElement().satisfies(deletion -> {
            assertThat(deletion.target()).isEqualTo(new Version("1.2.250.1.999.1.1.9002.3.1", 1));
            assertThat(deletion.decidedAt()).isEqualTo(OffsetDateTime.parse("2026-03-09T10:15:00+01:00"));
        });
    }

    @Test
    void aTextMissingForProfessionalsIsNotThatOfThePatient() {
        assertThat(drop(MESSAGE.without("OBX|12|")).message().toProfessionals()).isEmpty();
    }

    private static Drop drop(Edited edited) {
        DocumentReading reading = Reading.of(edited);
        assertThat(reading.faults()).isEmpty();
        DocumentMessage message = Reading.message(reading);
        CdaReading cda = message.document().reading();
        assertThat(cda.faults()).isEmpty();
        return new MessageDrops(Reading.ESTABLISHMENT).of(message, Objects.requireNonNull(cda.document()), Instant.EPOCH);
    }

    /** The sample around a CDA that is sound. */
    private static Edited around(Edited sample) {
        return new Edited(sample.text().replaceAll("PD94[A-Za-z0-9+/=]*", Edited.encoded(CDA)))
                .with("11488-4^CR ou fiche de consultation ou de visite", "34112-3^CR hospitalier (séjour)")
                .with("TXA|1|11488-4", "TXA|1|34112-3")
                .with("|1.2.250.1.999.2.1.1002|", "|1.2.250.1.999.1.1.9002.3.1|").with("285059999900131", "279035121518989")
                .with("|19850514|", "|19790328|").with("EX000123", "IPP0001234");
    }

    private static String sample() {
        try (InputStream data = MessageDropsTest.class.getResourceAsStream("/fr/passerelle/hl7/sample-n1-crh_v1.xml")) {
            return new String(Objects.requireNonNull(data).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
