package fr.passerelle.formats.xds;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;

/**
 * The patient as metadata (documents.md §4.3, §4.4).
 *
 * @param patientId CX of the qualified INS; without one, CX of the IPP, which only a mail between professionals may carry (§2.3)
 * @param sourcePatientId CX of the IPP, of the INS when there is none
 * @param sourcePatientInfo PID-5, PID-7 and PID-8
 */
record PatientMetadata(String patientId, String sourcePatientId, List<String> sourcePatientInfo) {
    static final String LOCAL = "PI";

    PatientMetadata {
        sourcePatientInfo = List.copyOf(sourcePatientInfo);
    }

    /** @throws IllegalStateException when the patient has neither a qualified INS nor an IPP */
    static PatientMetadata of(Patient patient, Establishment establishment, XdsOptions options) {
        String ipp = patient.ipp();
        String local = ipp == null ? null : Hl7.cx(ipp, establishment.ippDomain(), LOCAL);
        Ins ins = patient.ins();
        String national = ins == null || !patient.qualified() ? null : ins.cx();
        String patientId = national != null ? national : local;
        if (patientId == null) {
            throw new IllegalStateException("the patient has neither a qualified INS nor an IPP");
        }
        return new PatientMetadata(patientId, local != null ? local : patientId, info(patient, options));
    }

    private static List<String> info(Patient patient, XdsOptions options) {
        var info = new ArrayList<String>();
        info.add(name(patient.birthName(), patient.birthFirstName(), "L"));
        String usedName = patient.usedName();
        String usedFirstName = patient.usedFirstName();
        if (options.usedName() && usedName != null) {
            info.add(name(usedName, usedFirstName != null ? usedFirstName : patient.birthFirstName(), "D"));
        }
        info.add("PID-7|" + DateTimeFormatter.BASIC_ISO_DATE.format(patient.birthDate()));
        info.add("PID-8|" + patient.sex().name());
        return info;
    }

    private static String name(String family, String given, String type) {
        return "PID-5|" + Hl7.escape(family) + "^" + Hl7.escape(given) + "^^^^^" + type;
    }
}
