package fr.passerelle.simulators.dmp.registry;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import fr.passerelle.simulators.xds.Cda;
import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Scheme;

/**
 * A lot every rule accepted, to be stored.
 *
 * @param structure Struct_IdNat of the VIHF
 * @param metadata the lot
 * @param digests by {@code Document/@id}
 * @param cdas by {@code Document/@id}, without the signature
 * @param at time of reception
 */
public record Deposit(String structure, Metadata metadata, Map<String, Digest> digests, Map<String, Cda> cdas, Instant at) {
    private static final Pattern CX_END = Pattern.compile("\\^.*");

    public Deposit {
        digests = Map.copyOf(digests);
        cdas = Map.copyOf(cdas);
    }

    String lotId() {
        return metadata.lot().identifier(Scheme.LOT_UNIQUE_ID);
    }

    String patient() {
        return patient(metadata);
    }

    /** Matricule INS of a lot. */
    static String patient(Metadata metadata) {
        return CX_END.matcher(metadata.lot().identifier(Scheme.LOT_PATIENT)).replaceFirst("");
    }

    Digest digest(RegistryObject entry) {
        Digest digest = digests.get(entry.id());
        if (digest == null) {
            throw new IllegalArgumentException("an accepted lot has a document behind each entry");
        }
        return digest;
    }

    /** A value of the CDA of an entry, empty text when it has none. */
    String ofCda(RegistryObject entry, String path, String attribute) {
        Cda cda = cdas.get(entry.id());
        return cda == null ? "" : cda.value(path, attribute);
    }
}
