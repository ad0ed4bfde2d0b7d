package fr.passerelle.eventintake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.formats.event.HospitalEvent.Who;

/** Keys of a patient an event names by identifiers alone. */
final class Named {
    private Named() {
    }

    static List<PatientKey> keys(PatientKeys keys, String establishment, Who who) {
        return Stream.concat(Optional.ofNullable(who.ipp()).map(ipp -> keys.ofIpp(establishment, ipp)).stream(),
                Optional.ofNullable(who.ins()).map(ins -> keys.key(establishment, ins)).stream()).toList();
    }
}
