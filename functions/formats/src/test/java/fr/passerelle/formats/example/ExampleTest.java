package fr.passerelle.formats.example;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.xdm.XdmArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class ExampleTest {
    private final DocumentPackage documents = Example.documents();

    @Test
    void theDocumentIsTheOneItsMetadataDescribe() throws IOException {
        PreparedDocument document = documents.documents().getFirst();
        assertThat(Example.open(document.cda()).readAllBytes()).hasSize(Math.toIntExact(document.size()));
        assertThatCode(() -> new XdmArchive().write(documents, "1.2.250.1.999.1.1.9002.5.1", Instant.EPOCH, Example::open,
                OutputStream.nullOutputStream())).doesNotThrowAnyException();
    }

    @Test
    void theAppointmentIsOneOfTheSameHospitalAndHasNoFault() {
        var reading = new AppointmentReader().read(Example.appointment(), new AppointmentContext(Environment.TEST));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.event()).isNotNull();
        assertThat(reading.event().key().establishment()).isEqualTo(documents.establishment().finess());
    }

    @Test
    void thePathwayIsSound() {
        assertThat(new PathwayReader().read(Example.pathway()).faults()).isEmpty();
    }
}
