package fr.passerelle.core.port;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;

/** Pseudonymous keys: the HMAC key belongs to the establishment, so two establishments never share a patient item. */
@FunctionalInterface
public interface PatientKeys {
    /** @return HMAC-SHA256 of a text, 64 hexadecimal characters */
    String pseudonym(String establishment, String text);

    default PatientKey key(String establishment, Ins ins) {
        return new PatientKey(pseudonym(establishment, ins.value()));
    }

    /** @param ipp permanent identifier of the patient in that establishment */
    default PatientKey ofIpp(String establishment, String ipp) {
        return new PatientKey(pseudonym(establishment, "IPP\n" + ipp));
    }

    /** @param number of the stay in that establishment: what {@link fr.passerelle.core.dispatch.Origin#stay} is made of */
    default String stay(String establishment, String number) {
        return pseudonym(establishment, "STAY\n" + number);
    }

    /** Every key a patient may be known under: that of the permanent identifier first, as it outlives the INS. */
    default List<PatientKey> all(String establishment, Patient patient) {
        return Stream.concat(Optional.ofNullable(patient.ipp()).map(ipp -> ofIpp(establishment, ipp)).stream(),
                Optional.ofNullable(patient.ins()).map(ins -> key(establishment, ins)).stream()).toList();
    }
}
