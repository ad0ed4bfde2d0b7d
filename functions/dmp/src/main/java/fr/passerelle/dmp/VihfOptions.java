package fr.passerelle.dmp;

/**
 * What the VIHF says of this software, and the spellings no official text settles (dmp-transport.md §4.2, §15; docs/dmp.md).
 *
 * @param version value of {@code VIHF_Version}
 * @param authenticationModeName name of the attribute, {@code Authentification_Mode} or {@code Authentification_mode}
 * @param professionalAuthentication {@code AuthnContextClassRef} of a professional: what the hospital software really used
 * @param lpsId identifier of this installation ({@code LPS_ID})
 * @param lpsName name of this software ({@code LPS_Nom})
 * @param lpsVersion version of this software ({@code LPS_Version})
 * @param homologationId number received at homologation ({@code LPS_ID_HOMOLOGATION_DMP})
 */
public record VihfOptions(String version, String authenticationModeName, String professionalAuthentication, String lpsId, String lpsName,
        String lpsVersion, String homologationId) {
    /** Authentication class that claims nothing: the drop does not say how the professional logged in. */
    public static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";

    /** The documented defaults, for an installation and a homologation number. */
    public static VihfOptions of(String lpsId, String homologationId) {
        return new VihfOptions("3.0", "Authentification_Mode", UNSPECIFIED, lpsId, "PASSERELLE-MES", "1.0", homologationId);
    }
}
