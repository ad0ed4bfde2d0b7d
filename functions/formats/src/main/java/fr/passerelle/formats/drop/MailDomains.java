package fr.passerelle.formats.drop;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import fr.passerelle.core.identity.Ins;

/**
 * Which addresses may receive the mail of a professional.
 *
 * @param allowed MSSanté domains of this environment, lower case; their subdomains are allowed too
 * @param patientDomain domain of the patients' mailboxes: never the address of a professional, or a document hidden from the
 *        patient would reach them by that way
 */
public record MailDomains(List<String> allowed, String patientDomain) {
    public MailDomains {
        allowed = allowed.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
        patientDomain = patientDomain.toLowerCase(Locale.ROOT);
    }

    /** @param list domains separated by commas, as a setting gives them */
    public static MailDomains of(String list, String patientDomain) {
        return new MailDomains(Arrays.stream(list.split(",", -1)).map(String::strip).filter(domain -> !domain.isEmpty()).toList(),
                patientDomain);
    }

    /** Whether this address may be a professional's or an organisation's; a matricule before the {@code @} never is. */
    public boolean admits(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        return at > 0 && !Ins.wellFormed(address.substring(0, at).toUpperCase(Locale.ROOT)) && !within(domain, patientDomain)
                && allowed.stream().anyMatch(parent -> within(domain, parent));
    }

    private static boolean within(String domain, String parent) {
        return domain.equals(parent) || domain.endsWith("." + parent);
    }
}
