package fr.passerelle.simulators.dmp.signature;

import java.util.List;
import java.util.Optional;

import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xml.Tree;

/**
 * The signature document of a lot (dmp-transport.md §6.2).
 *
 * @param lot what it signs
 * @param entry its entry in the lot
 * @param signature its root element
 */
record Xades(SealedLot lot, RegistryObject entry, Tree signature) {
    static final String DS = XmlSignatures.DS;
    /** Namespace of XAdES 1.1.1; libraries of today write 1.3.2. */
    static final String XA = "http://uri.etsi.org/01903/v1.1.1#";
    static final String SIGNED_PROPERTIES_TYPE = XA + "SignedProperties";

    List<Tree> references() {
        return signature.all("SignedInfo/Reference");
    }

    Optional<Tree> manifest() {
        return signature.first("Object/Manifest");
    }

    List<Tree> manifestReferences() {
        return signature.all("Object/Manifest/Reference");
    }

    Optional<Tree> qualifyingProperties() {
        return signature.all("Object").stream().flatMap(object -> object.all(XA, "QualifyingProperties").stream()).findFirst();
    }

    Optional<Tree> signedProperties() {
        return qualifyingProperties().flatMap(properties -> properties.first("SignedProperties"));
    }

    Optional<Tree> signedSignatureProperties() {
        return signedProperties().flatMap(properties -> properties.first("SignedSignatureProperties"));
    }

    List<Tree> certificates() {
        return signedSignatureProperties().stream().flatMap(properties -> properties.all("SigningCertificate/Cert").stream()).toList();
    }

    String signingTime() {
        return signedSignatureProperties().flatMap(properties -> properties.first("SigningTime")).map(Tree::text).orElse("");
    }
}
