package fr.passerelle.memory;

import java.nio.charset.StandardCharsets;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.port.PatientKeys;

/** Patient keys without a secret, for previews and tests only: stable, and different from one establishment to another. */
public final class FixedPatientKeys implements PatientKeys {
    @Override
    public String pseudonym(String establishment, String text) {
        return Ids.sha256(("test only\n" + establishment + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
}
