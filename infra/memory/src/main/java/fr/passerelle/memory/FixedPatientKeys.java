package fr.passerelle.memory;

import java.nio.charset.StandardCharsets;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.PatientKeys;

/** Patient keys without a secret, for previews and tests only: stable, and different from one establishment to another. */
public final class FixedPatientKeys implements PatientKeys {
    @Override
    public PatientKey key(String establishment, Ins ins) {
        return new PatientKey(Ids.sha256(("test only\n" + establishment + "\n" + ins.value()).getBytes(StandardCharsets.UTF_8)));
    }
}
