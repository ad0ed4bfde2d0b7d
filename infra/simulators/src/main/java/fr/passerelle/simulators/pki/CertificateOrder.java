package fr.passerelle.simulators.pki;

import java.time.Instant;

/**
 * What a certificate must say.
 *
 * @param use key usages
 * @param structure Struct_IdNat written as OU ({@code 1}+FINESS, {@code 2}+SIREN, {@code 3}+SIRET), unused for a server
 * @param organisation O of the subject
 * @param name CN of the subject
 * @param notBefore first instant of validity, to the second
 * @param notAfter last instant of validity, to the second
 */
public record CertificateOrder(Use use, String structure, String organisation, String name, Instant notBefore, Instant notAfter) {
    /** From here on every certificate is valid unless ordered otherwise. */
    public static final Instant OPENING = Instant.parse("2020-01-01T00:00:00Z");
    /** Until here every certificate is valid unless ordered otherwise. */
    public static final Instant CLOSING = Instant.parse("2040-01-01T00:00:00Z");
    private static final String ORGANISATION = "CENTRE HOSPITALIER DE TEST";

    /** TLS client certificate of a structure. */
    public static CertificateOrder authentication(String structure) {
        return new CertificateOrder(Use.AUTHENTICATION, structure, ORGANISATION, "PASSERELLE AUTH_CLI", OPENING, CLOSING);
    }

    /** Seal of a structure. */
    public static CertificateOrder signature(String structure) {
        return new CertificateOrder(Use.SIGNATURE, structure, ORGANISATION, "PASSERELLE SIGN", OPENING, CLOSING);
    }

    /** Server certificate for localhost and 127.0.0.1. */
    public static CertificateOrder server() {
        return new CertificateOrder(Use.SERVER, "", "DMP SIMULE", "localhost", OPENING, CLOSING);
    }

    public CertificateOrder of(String otherOrganisation) {
        return new CertificateOrder(use, structure, otherOrganisation, name, notBefore, notAfter);
    }

    public CertificateOrder named(String otherName) {
        return new CertificateOrder(use, structure, organisation, otherName, notBefore, notAfter);
    }

    public CertificateOrder valid(Instant from, Instant to) {
        return new CertificateOrder(use, structure, organisation, name, from, to);
    }

    /** Over since 2021. */
    public CertificateOrder expired() {
        return valid(OPENING, Instant.parse("2021-01-01T00:00:00Z"));
    }

    /** Begins in 2039. */
    public CertificateOrder notYetValid() {
        return valid(Instant.parse("2039-01-01T00:00:00Z"), CLOSING);
    }
}
