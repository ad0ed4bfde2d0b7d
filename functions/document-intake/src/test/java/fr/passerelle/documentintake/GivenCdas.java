package fr.passerelle.documentintake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.formats.cda.CdaN1;
import fr.passerelle.formats.cda.CdaN1Writer;

/** CDA documents as another software of the hospital makes them. */
final class GivenCdas {
    static final String FIRST = "1.2.250.1.999.7.1";
    static final String SECOND = "1.2.250.1.999.7.2";
    static final String SET = "1.2.250.1.999.8.1";

    private GivenCdas() {
    }

    static byte[] first(Hospital hospital) {
        return cda(hospital, Hospital.patient(IdentityStatus.QUALIFIEE), FIRST, 1, null);
    }

    static byte[] second(Hospital hospital) {
        return cda(hospital, Hospital.patient(IdentityStatus.QUALIFIEE), SECOND, 2, FIRST);
    }

    static String text(byte[] cda) {
        return new String(cda, StandardCharsets.UTF_8);
    }

    static byte[] cda(Hospital hospital, Patient patient, String id, int number, @Nullable String parent) {
        var doctor = new Professional("899700000013", "MARTIN", "Camille", "MME", "DR", "G15_10/SM04");
        OffsetDateTime at = OffsetDateTime.parse("2026-03-09T11:30:00+01:00");
        var source = new SourceDocument(id, number, null, "cr.pdf", "34112-3", "Compte rendu " + number, at, "N", Visibility.OPEN, doctor,
                doctor, at, new Act(at, null, doctor, List.of()), new Stay("S1", "IMP", at, null), References.NONE, null);
        var out = new ByteArrayOutputStream();
        try {
            new CdaN1Writer().write(new CdaN1(hospital.establishment(), null, patient, source, id, SET, parent),
                    new ByteArrayInputStream(Pdfs.sound("cr" + number)), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
