package fr.passerelle.mailboxcollector;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.EmfMetrics;
import fr.passerelle.aws.SecretTexts;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.mailbox.imap.ImapSettings;
import fr.passerelle.tls.CertificateWatch;
import fr.passerelle.tls.EstablishmentTls;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.TlsRules;
import fr.passerelle.tls.TrustAnchors;

/** Where the certificates of the establishments and the authorities of the operator are. */
final class TlsWiring {
    private static final long FIVE_MINUTES = 300;

    private TlsWiring() {
    }

    static Function<Establishment, Optional<SSLSocketFactory>> sockets(Settings settings, AwsClients clients,
            ImapSettings.Security security, InstantSource clock) {
        if (security == ImapSettings.Security.NONE) {
            return _ -> Optional.empty();
        }
        var environment = Environment.valueOf(settings.required("NATIONAL_ENVIRONMENT"));
        Duration age = settings.seconds("CERTIFICATE_CACHE_SECONDS", FIVE_MINUTES);
        var secrets = clients.secrets();
        // The ring remembers by itself, and asks again at once while a secret cannot be used.
        var certificates = new SecretTexts(secrets, clock, Duration.ZERO);
        var anchors = new SecretTexts(secrets, clock, age);
        String prefix = settings.required("MSSANTE_CERTIFICATE_SECRET_PREFIX");
        String trust = settings.required("MSSANTE_TRUST_SECRET");
        var ring = new KeyRing(finess -> certificates.find(prefix + finess), environment, age,
                CertificateWatch.daysLeft(EmfMetrics.onStandardOutput(settings.text("METRICS_NAMESPACE", ""), clock)), clock);
        var tls = new EstablishmentTls(ring, () -> TrustAnchors.ofPem(anchors.find(trust).orElse("")), TlsRules.sinceTls12());
        return establishment -> Optional.of(tls.sockets(establishment));
    }
}
