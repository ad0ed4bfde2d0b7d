package fr.passerelle.dmp.security;

import java.io.PrintStream;
import java.security.Security;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.security.TlsPeer.Clients;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.tls.ClientTls;
import fr.passerelle.tls.TrustAnchors;

/** A JVM where old protocols and suites are allowed again: {@code lambda}, as the Lambda runtime client does it, or {@code everything} (aws-stack.md §7.6). */
final class WeakenedJvm {
    private static final String STATIC_RSA = "TLS_RSA_WITH_AES_128_CBC_SHA";

    private WeakenedJvm() {
    }

    /** Says what anybody and what the DMP client meets; fails when the DMP client meets what it must refuse. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "everything" -> {
                Security.setProperty("jdk.tls.disabledAlgorithms", "");
                Security.setProperty("jdk.tls.legacyAlgorithms", "");
                Security.setProperty("jdk.certpath.disabledAlgorithms", "");
            }
            case "lambda" -> Class.forName("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        TestPki pki = TestPki.create();
        SSLSocketFactory ours = new ClientTls(DmpSecurity.TLS).sockets(TestKeys.entry(pki.authentication(TestKeys.STRUCTURE)),
                TrustAnchors.ofPem(pki.trustPem()));
        SSLSocketFactory anybody = TlsPeer.anybody();
        PrintStream out = System.out;
        out.println("anybody meets " + met(anybody, pki, "TLSv1.1"));
        out.println("anybody meets " + met(anybody, pki, "TLSv1"));
        out.println("anybody meets " + met(anybody, pki, "TLSv1.2", STATIC_RSA));
        out.println("the DMP client refuses " + refused(ours, pki, "TLSv1.1"));
        out.println("the DMP client refuses " + refused(ours, pki, "TLSv1"));
        out.println("the DMP client refuses " + refused(ours, pki, "TLSv1.3"));
        out.println("the DMP client refuses " + refused(ours, pki, "TLSv1.2", STATIC_RSA));
        out.println("the DMP client meets " + met(ours, pki, "TLSv1.2"));
    }

    /** The suite when one was asked for, else the protocol. */
    private static String met(SSLSocketFactory sockets, TestPki pki, String protocol, String... suites) throws Exception {
        try (var peer = TlsPeer.of(pki, protocol, Clients.NOT_ASKED, suites)) {
            String[] met = peer.met(sockets, "localhost").split(" ");
            return suites.length > 0 ? met[1] : met[0];
        }
    }

    private static String refused(SSLSocketFactory sockets, TestPki pki, String protocol, String... suites) throws Exception {
        try {
            throw new IllegalStateException("met " + met(sockets, pki, protocol, suites));
        } catch (SSLException e) {
            return suites.length > 0 ? suites[0] : protocol;
        }
    }
}
