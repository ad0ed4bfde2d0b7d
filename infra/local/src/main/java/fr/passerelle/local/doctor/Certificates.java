package fr.passerelle.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.KeyMaterial;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.KeyUse;
import fr.passerelle.tls.SecretSource;
import fr.passerelle.tls.TrustAnchors;
import fr.passerelle.tls.UnusableKeysException;

/** Certificates of the establishments, by the very rules the functions apply before they send (docs/decisions/0035-keys-and-rotation.md). */
final class Certificates {
    private static final String RENEW = "Commander le suivant et le charger à côté de celui-ci (docs/operations.md, « First establishment »).";
    /** Days before the end: use-cases.md K22. */
    private static final int[] WARNED = {7, 30, 60, 90};

    private final Environment environment;
    private final InstantSource clock;
    private final RejectCatalogue catalogue = new RejectCatalogue();

    Certificates(Environment environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** Both uses towards the DMP. */
    List<Finding> dmp(Establishment establishment, Optional<String> secret) {
        return of(establishment, secret, "DMP", List.of(KeyUse.AUTHENTICATION, KeyUse.SIGNATURE));
    }

    /** The one that opens the mailbox. */
    List<Finding> mailbox(Establishment establishment, Optional<String> secret) {
        return of(establishment, secret, "MSSanté", List.of(KeyUse.AUTHENTICATION));
    }

    Finding trust(String service, Optional<String> pem) {
        String subject = "autorités de " + service;
        try {
            int known = TrustAnchors.ofPem(pem.orElse("")).certificates().size();
            return Finding.ok(subject, known + " chargée(s)");
        } catch (UnusableKeysException e) {
            return Finding.failed(subject, pem.isEmpty() ? "secret absent" : "illisibles", catalogue.sentence(e.reason()));
        }
    }

    private List<Finding> of(Establishment establishment, Optional<String> secret, String service, List<KeyUse> uses) {
        String finess = establishment.finess();
        String subject = "certificats " + service + " de " + finess;
        if (secret.isEmpty()) {
            return List.of(Finding.failed(subject, "secret absent", "Créer le secret (docs/operations.md, « First establishment »)."));
        }
        SecretSource source = _ -> secret;
        var ring = new KeyRing(source, environment, Duration.ZERO, (_, _, _) -> {
        }, clock);
        var findings = new ArrayList<Finding>();
        try {
            if (uses.contains(KeyUse.SIGNATURE)) {
                ring.keys(finess, establishment.structureId());
            } else {
                ring.authentication(finess, establishment.structureId());
            }
            findings.add(Finding.ok(subject, "utilisables : usages, environnement et structure " + establishment.structureId()));
            KeyMaterial material = KeyMaterial.read(secret.get());
            uses.forEach(use -> findings.addAll(lasting(material, use, service + " de " + finess)));
        } catch (UnusableKeysException e) {
            findings.add(Finding.failed(subject, "inutilisables", catalogue.sentence(e.reason())));
        }
        return findings;
    }

    private List<Finding> lasting(KeyMaterial material, KeyUse use, String of) {
        Instant now = clock.instant();
        KeyEntry used = material.used(use, now);
        String subject = use.product() + " " + of;
        long days = Duration.between(now, used.notAfter()).toDays();
        boolean next = material.after(use, used);
        String text = "encore " + days + " jours" + (next ? ", le suivant est chargé" : "");
        var findings = new ArrayList<Finding>();
        if (next || days > WARNED[WARNED.length - 1]) {
            findings.add(Finding.ok(subject, text));
        } else if (days <= WARNED[0]) {
            findings.add(Finding.failed(subject, text, RENEW));
        } else {
            findings.add(Finding.warning(subject, text, RENEW));
        }
        if (used.chain().size() < 2) {
            findings.add(Finding.warning(subject, "chaîne absente du PKCS#12", "Le recharger avec les certificats de ses autorités."));
        }
        return findings;
    }
}
