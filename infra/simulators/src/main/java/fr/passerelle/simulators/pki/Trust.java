package fr.passerelle.simulators.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** The authorities a national service knows, and what a certificate must be to authenticate or to sign (dmp-transport.md §2.1). */
public final class Trust {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final X509Certificate root;
    private final List<X509Certificate> intermediates;

    public Trust(X509Certificate root, List<X509Certificate> intermediates) {
        this.root = root;
        this.intermediates = List.copyOf(intermediates);
    }

    /** Every authority: the anchor and the intermediate ones. */
    public List<X509Certificate> authorities() {
        List<X509Certificate> all = new ArrayList<>(intermediates);
        all.add(root);
        return all;
    }

    /** @throws CertificateException when the certificate cannot open a TLS connection at that time */
    public void requireClient(X509Certificate certificate, Instant at) throws CertificateException {
        requireChain(certificate, at);
        if (!authenticates(certificate)) {
            throw new CertificateException("certificate without the use clientAuth");
        }
    }

    /** Whether the certificate may sign a VIHF or a lot at that time: chain, validity, use. */
    public boolean isSeal(X509Certificate certificate, Instant at) {
        try {
            requireChain(certificate, at);
            boolean[] usages = certificate.getKeyUsage();
            return usages != null && usages[DIGITAL_SIGNATURE] && usages[NON_REPUDIATION] && !authenticates(certificate);
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean authenticates(X509Certificate certificate) throws CertificateParsingException {
        List<String> usages = certificate.getExtendedKeyUsage();
        return usages != null && usages.contains(CLIENT_AUTHENTICATION);
    }

    private void requireChain(X509Certificate certificate, Instant at) throws CertificateException {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(root, null)), target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known(certificate))));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            // The JDK chooses the TLS alert (expired, unknown authority) from this cause.
            throw new CertificateException("certificate refused", reason(e));
        } catch (GeneralSecurityException e) {
            throw new CertificateException("certificate refused", e);
        }
    }

    private List<X509Certificate> known(X509Certificate certificate) {
        List<X509Certificate> all = new ArrayList<>(intermediates);
        all.add(certificate);
        return all;
    }

    private static Throwable reason(CertPathBuilderException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException) {
                return cause;
            }
        }
        return e;
    }
}
