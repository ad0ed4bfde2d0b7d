package fr.passerelle.simulators.dmp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.signature.AssertionSeal;
import fr.passerelle.simulators.dmp.signature.SealException;
import fr.passerelle.simulators.pki.Certificates;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Lets a call through only when its VIHF is signed and complete; the fault tells everything that is missing. */
final class VihfGate {
    private final List<Rule<Vihf>> rules;
    private final InstantSource clock;
    private final @Nullable Seals seals;

    /** @param seals null when signatures are not looked at */
    VihfGate(DmpSettings settings, @Nullable Seals seals) {
        this.rules = new VihfRules(settings).rules();
        this.clock = settings.clock();
        this.seals = seals;
    }

    void check(Vihf vihf, Caller caller) throws SoapFaultException {
        Seals required = seals;
        Stream<String> found = rules.stream().flatMap(rule -> rule.judge(vihf)).map(f -> "[" + f.rule() + "] " + f.text());
        if (required == null) {
            refuse(found);
            return;
        }
        X509Certificate signer = signer(required.assertion(), vihf);
        refuse(Stream.concat(found, sealed(vihf, signer, required.window())));
        requireSameStructure(vihf, signer, caller);
    }

    private static void refuse(Stream<String> found) throws SoapFaultException {
        String faults = found.collect(Collectors.joining(" ; "));
        if (!faults.isEmpty()) {
            throw new SoapFaultException(VihfRules.SUBCODE, "VIHF refusé : " + faults);
        }
    }

    private X509Certificate signer(AssertionSeal seal, Vihf vihf) throws SoapFaultException {
        try {
            return seal.verify(vihf.assertion(), clock.instant());
        } catch (SealException e) {
            throw SoapFaultException.of(e);
        }
    }

    private Stream<String> sealed(Vihf vihf, X509Certificate signer, Duration window) {
        String issuer = vihf.assertion().first("Issuer").map(Tree::text).orElse("");
        return Stream.concat(
                unless(issuer.equals(Certificates.subject(signer)), "[vihf-issuer-name] Issuer n'est pas le nom du certificat qui signe"),
                unless(recent(vihf.assertion().attribute("IssueInstant"), window),
                        "[vihf-window] IssueInstant trop loin de l'heure du DMP"));
    }

    private boolean recent(String issueInstant, Duration window) {
        // Its form has its own rule; a wrong one was refused already or is told beside this one.
        return VihfRules.INSTANT.matcher(issueInstant).matches()
                && Duration.between(Instant.parse(issueInstant), clock.instant()).abs().compareTo(window) <= 0;
    }

    private static void requireSameStructure(Vihf vihf, X509Certificate signer, Caller caller) throws SoapFaultException {
        String structure = vihf.text(Vihf.STRUCTURE);
        X509Certificate client = caller.certificate();
        boolean same = Certificates.structure(signer).equals(structure)
                && (client == null || Certificates.structure(client).equals(structure));
        if (!same) {
            throw new SoapFaultException("vihf-legal-entity", "wsse:FailedAuthentication",
                    "Échec de l'authentification de la personne morale : Identifiant_Structure n'est pas celui des certificats");
        }
    }
}
