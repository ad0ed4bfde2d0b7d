package fr.passerelle.mailbox;

import java.time.format.DateTimeFormatter;
import java.util.Map;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;

/** Who writes, and about whom: what every text about documents may say. */
final class People {
    static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private People() {
    }

    /** Values of the templates; the patient is told a friendly name, a professional the strict one with the birth date. */
    static Map<String, Object> of(DocumentPackage content) {
        Patient patient = content.patient();
        return Map.of("establishment", content.establishment().name(), "switchboard", content.establishment().phone(), "sender",
                content.establishment().mailbox().displayName(), "patient", Names.friendly(patient), "identity",
                Names.family(patient) + " " + Names.given(patient), "born",
                patient.sex() == Sex.F ? "née" : patient.sex() == Sex.M ? "né" : "né(e)", "birthDate", BIRTH.format(patient.birthDate()));
    }
}
