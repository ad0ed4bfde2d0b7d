package fr.passerelle.formats.cda;

import java.io.IOException;
import java.time.format.DateTimeFormatter;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.xml.XmlOut;

/** {@code recordTarget}: the patient (documents.md §2.3, §3.3). */
final class RecordTarget {
    private final ValueSet genders = ValueSet.named("genders");

    void write(XmlOut xml, Patient patient, Establishment establishment) throws IOException {
        var types = new DataTypes(xml);
        xml.element("recordTarget", () -> xml.element("patientRole", () -> {
            ids(types, patient, establishment);
            types.addressAndTelecomNotAsked();
            xml.element("patient", () -> {
                name(xml, patient);
                types.code("administrativeGenderCode", genders.get(patient.sex() == Sex.U ? "UN" : patient.sex().name()));
                xml.empty("birthTime", "value", DateTimeFormatter.BASIC_ISO_DATE.format(patient.birthDate()));
                birthplace(xml, patient);
            });
        }));
    }

    /** The INS travels, first, only with a qualified identity; the schema wants one id at least. */
    private static void ids(DataTypes types, Patient patient, Establishment establishment) throws IOException {
        Ins ins = patient.ins();
        boolean national = ins != null && patient.qualified();
        String ipp = patient.ipp();
        if (!national && ipp == null) {
            throw new IllegalStateException("the patient has neither a qualified INS nor an IPP");
        }
        if (ins != null && national) {
            types.id(ins.authority().oid(), ins.value());
        }
        if (ipp != null) {
            types.id(establishment.ippDomain(), ipp);
        }
    }

    private static void name(XmlOut xml, Patient patient) throws IOException {
        xml.element("name", () -> {
            xml.text("family", patient.birthName(), "qualifier", "BR");
            String usedName = patient.usedName();
            if (usedName != null) {
                xml.text("family", usedName, "qualifier", "CL");
            }
            xml.text("given", patient.birthGivenNames());
            xml.text("given", patient.birthFirstName(), "qualifier", "BR");
            String usedFirstName = patient.usedFirstName();
            if (usedFirstName != null) {
                xml.text("given", usedFirstName, "qualifier", "CL");
            }
        });
    }

    private static void birthplace(XmlOut xml, Patient patient) throws IOException {
        String cog = patient.birthPlaceCog();
        if (cog != null) {
            xml.element("birthplace", () -> xml.element("place", () -> xml.element("addr", () -> xml.text("county", cog))));
        }
    }
}
