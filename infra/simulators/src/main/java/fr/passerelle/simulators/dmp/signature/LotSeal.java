package fr.passerelle.simulators.dmp.signature;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.xml.sax.SAXException;

import fr.passerelle.simulators.pki.Trust;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Tree;
import fr.passerelle.simulators.xml.Xml;

/** The signature of a lot, without which an establishment feeds nothing (dmp-transport.md §6). */
public final class LotSeal {
    static final String METADATA_ERROR = "XDSRepositoryMetadataError";
    /** The code of business refusals; the DMP's own is UNCONFIRMED (dmp-transport.md §15.4). */
    static final String ERROR = "XDSRepositoryError";

    private final Trust trust;
    private final Algorithms algorithms;
    private final List<Rule<SealedLot>> entry = SignatureEntryRules.rules();
    private final List<Rule<Xades>> xades;

    /** @param ahead how far in the future a signing time may be, for clocks that differ */
    public LotSeal(Trust trust, Algorithms algorithms, Duration ahead) {
        this.trust = trust;
        this.algorithms = algorithms;
        this.xades = Stream.of(new XadesRules(algorithms).rules(), new ManifestRules(algorithms).rules(),
                new SigningCertificateRules(algorithms, trust, ahead).rules()).flatMap(List::stream).toList();
    }

    /**
     * @return every fault of the signature, none when it is right
     * @throws SealException when the certificate is not one that signs
     */
    public List<Finding> judge(SealedLot lot) throws SealException {
        if (lot.signatures().size() != 1) {
            return List.of(new Finding("signature-entry", ERROR, "", "le lot n'a pas exactement une signature"));
        }
        List<Finding> findings = new ArrayList<>();
        entry.forEach(rule -> rule.judge(lot).forEach(findings::add));
        RegistryObject signed = lot.signatures().getFirst();
        Optional<Tree> signature = read(lot, signed);
        if (signature.isEmpty()) {
            findings.add(new Finding("signature-readable", ERROR, signed.id(), "la signature du lot n'est pas un document XML"));
            return findings;
        }
        Xades subject = new Xades(lot, signed, signature.get());
        xades.forEach(rule -> rule.judge(subject).forEach(findings::add));
        XmlSignatures.signer(subject.signature()).ifPresent(signer -> value(subject, signer).forEach(findings::add));
        requireSeal(subject);
        return List.copyOf(findings);
    }

    private void requireSeal(Xades subject) throws SealException {
        Optional<X509Certificate> signer = XmlSignatures.signer(subject.signature());
        if (signer.isPresent() && !trust.isSeal(signer.get(), subject.lot().at())) {
            throw SealException.certificate("lot-certificate");
        }
    }

    private Stream<Finding> value(Xades subject, X509Certificate signer) {
        Map<Tree, String> ids = Stream.concat(subject.manifest().stream(), subject.signedProperties().stream())
                .collect(Collectors.toMap(tree -> tree, tree -> "Id"));
        boolean valid = subject.signature().is(Xades.DS, "Signature")
                && XmlSignatures.valid(subject.signature(), signer.getPublicKey(), algorithms, ids);
        return valid
                ? Stream.empty()
                : Stream.of(new Finding("signature-value", ERROR, subject.entry().id(), "la signature du lot est fausse"));
    }

    private static Optional<Tree> read(SealedLot lot, RegistryObject entry) {
        Optional<SealedLot.Content> content = lot.content(entry);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = content.get().open()) {
            return Optional.of(Tree.of(Xml.parse(in)));
        } catch (IOException | SAXException e) {
            return Optional.empty();
        }
    }
}
