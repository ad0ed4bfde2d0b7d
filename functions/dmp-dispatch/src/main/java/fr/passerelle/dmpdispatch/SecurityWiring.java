package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.SecretTexts;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.tls.CertificateWatch;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.TrustAnchors;

/** Keys and signatures: the only place that knows where the certificates are. */
@Factory
final class SecurityWiring {
    private static final long FIVE_MINUTES = 300;

    @Singleton
    DmpSecurity security(Settings settings, InstantSource clock, AwsClients clients) {
        var environment = Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT"));
        Duration age = settings.seconds("CERTIFICATE_CACHE_SECONDS", FIVE_MINUTES);
        var secrets = clients.secrets();
        // The ring remembers by itself, and asks again at once while a secret cannot be used.
        var certificates = new SecretTexts(secrets, clock, Duration.ZERO);
        String prefix = settings.required("DMP_CERTIFICATE_SECRET_PREFIX");
        var ring = new KeyRing(finess -> certificates.find(prefix + finess), environment, age,
                CertificateWatch.daysLeft(EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock)), clock);
        return new DmpSecurity(environment, ring, anchors(new SecretTexts(secrets, clock, age), settings.required("DMP_TRUST_SECRET")),
                digest(settings, "DMP_VIHF_DIGEST"), digest(settings, "DMP_LOT_DIGEST"));
    }

    private static Supplier<TrustAnchors> anchors(SecretTexts texts, String name) {
        return () -> TrustAnchors.ofPem(texts.find(name).orElse(""));
    }

    private static SignatureDigest digest(Settings settings, String name) {
        return SignatureDigest.valueOf(settings.text(name, SignatureDigest.SHA256.name()));
    }
}
