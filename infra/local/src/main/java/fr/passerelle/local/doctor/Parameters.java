package fr.passerelle.local.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fr.passerelle.local.stage.DeployedStack;

/** Parameters of a deployed stack that must agree, the rules of {@code template.yaml}: a stack may be older than they are. */
final class Parameters implements Examination {
    private static final String REMEDY = "Redéployer avec des paramètres cohérents (docs/operations.md, « Deploy »).";
    private static final String PRODUCTION_DMP = "https://lps2.dmp.gouv.fr/si-dmp-server/v2/services";

    private final DeployedStack stack;

    Parameters(DeployedStack stack) {
        this.stack = stack;
    }

    @Override
    public List<Finding> findings() {
        boolean production = value("Stage").equals("production");
        var findings = new ArrayList<Finding>();
        findings.add(rule("environnement national", value("NationalEnvironment").equals("PRODUCTION") == production,
                value("NationalEnvironment")));
        findings.add(rule("adresse du DMP", value("DmpBaseUrl").equals(PRODUCTION_DMP) == production, value("DmpBaseUrl")));
        findings.add(rule("domaine des patients", value("PatientMailDomain").equals("patient.mssante.fr") == production
                && Arrays.asList(value("AllowedMailDomains").split(",", -1)).contains(value("PatientMailDomain")),
                value("PatientMailDomain")));
        findings.add(rule("chiffrement des courriels", !value("MssanteStarttls").equals("false") && !value("MssanteImapTls").equals("none"),
                "STARTTLS " + value("MssanteStarttls")));
        findings.add(rule("opérateur MSSanté", !value("MssanteHost").isEmpty() && !value("MssanteHost").endsWith(".example"),
                value("MssanteHost")));
        if (value("AlarmTopicArn").isEmpty()) {
            findings.add(Finding.warning("paramètre alarmes", "personne n'est prévenu : AlarmTopicArn est vide", REMEDY));
        }
        return findings;
    }

    private Finding rule(String subject, boolean holds, String value) {
        return Finding.when(holds, "paramètre " + subject, value, "incohérent avec l'étape " + value("Stage") + " : " + value, REMEDY);
    }

    private String value(String parameter) {
        return stack.parameter(parameter).orElse("");
    }
}
