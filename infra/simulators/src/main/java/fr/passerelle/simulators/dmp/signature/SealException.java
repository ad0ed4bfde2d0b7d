package fr.passerelle.simulators.dmp.signature;

/** A signature or its certificate that refuses the whole call by a SOAP fault (dmp-transport.md §11.2). */
public final class SealException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String NOT_A_SEAL = "Not a valid signature certificate";
    private final String rule;
    private final String subcode;

    private SealException(String rule, String subcode, String text) {
        super(text);
        this.rule = rule;
        this.subcode = subcode;
    }

    /** The certificate is not one that signs: other use, expired, unknown chain. The text is the one of the DMP. */
    static SealException certificate(String rule) {
        return new SealException(rule, "DMPInvalidCertificate", NOT_A_SEAL);
    }

    /** The signature is not where or as it should be. */
    static SealException form(String rule, String text) {
        return new SealException(rule, "wsse:InvalidSecurity", text);
    }

    /** What is signed is not what was received. */
    static SealException check(String rule, String text) {
        return new SealException(rule, "wsse:FailedCheck", text);
    }

    public String rule() {
        return rule;
    }

    public String subcode() {
        return subcode;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
