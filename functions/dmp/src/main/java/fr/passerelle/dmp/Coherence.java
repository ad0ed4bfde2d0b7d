package fr.passerelle.dmp;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.SubmitObjectsRequest;

/**
 * What the DMP checks between certificate, VIHF and lot, checked before the call so that the error names both values
 * (dmp-transport.md §4.3); a matricule is never one of them. That the certificate belongs to the structure is settled with the keys.
 */
final class Coherence {
    private static final String HIDDEN = "valeur non affichée";

    private Coherence() {
    }

    /**
     * The patient belongs to the environment.
     *
     * @throws WithheldException otherwise
     */
    static void patient(Ins ins, Environment environment) {
        InsAuthority authority = ins.authority();
        if (!authority.acceptedIn(environment)) {
            throw incoherent(Health.SUSPECT, "l'autorité de l'INS", authority.oid(), "l'environnement", environment.name());
        }
    }

    /**
     * An author of the lot is the structure that calls, and the lot is about the patient of the VIHF.
     *
     * @throws WithheldException otherwise
     */
    static void lot(SubmitObjectsRequest lot, Establishment establishment, Ins ins) {
        List<String> structures = Stream
                .concat(Stream.of(lot.submissionSet().author()), lot.documents().stream().flatMap(d -> d.authors().stream()))
                .flatMap(author -> author.institutions().stream()).map(xon -> xon.substring(xon.lastIndexOf('^') + 1)).distinct().toList();
        if (!structures.contains(establishment.structureId())) {
            throw incoherent(Health.REFUSED, "Identifiant_Structure", establishment.structureId(), "authorInstitution du lot",
                    String.join(", ", structures));
        }
        if (!lot.submissionSet().patientId().equals(ins.cx())) {
            throw incoherent(Health.SUSPECT, "resource-id du VIHF", HIDDEN, "patientId de " + lot.submissionSet().id(), HIDDEN);
        }
        for (DocumentEntry entry : lot.documents()) {
            if (!entry.patientId().equals(ins.cx())) {
                throw incoherent(Health.SUSPECT, "resource-id du VIHF", HIDDEN, "patientId de " + entry.id(), HIDDEN);
            }
        }
    }

    private static WithheldException incoherent(Health health, String one, String itsValue, String other, String otherValue) {
        return new WithheldException(Kind.CONFIG, health, Reason.of("DMP_INCOHERENT", one, itsValue, other, otherValue));
    }
}
