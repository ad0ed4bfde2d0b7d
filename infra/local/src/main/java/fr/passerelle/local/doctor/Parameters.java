package fr.passerelle.local.doctor;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.local.stage.DeployedStack;
import fr.passerelle.local.template.ParameterRules;
import fr.passerelle.local.template.SamTemplate;

/** Parameters of a deployed stack against the rules of {@code template.yaml}: a stack may be older than they are. */
final class Parameters implements Examination {
    private static final String REMEDY = "Redéployer avec des paramètres cohérents (docs/operations.md, « Deploy »).";

    private final SamTemplate template;
    private final DeployedStack stack;
    private final String region;

    Parameters(SamTemplate template, DeployedStack stack, String region) {
        this.template = template;
        this.stack = stack;
        this.region = region;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        new ParameterRules(template, stack.parameters(), region).assertions().forEach(assertion -> findings
                .add(Finding.when(assertion.holds(), "paramètres, " + assertion.rule(), assertion.description(),
                        "faux : " + assertion.description(), REMEDY)));
        if (stack.parameter("AlarmTopicArn").orElse("").isEmpty()) {
            findings.add(Finding.warning("paramètres, alarmes", "personne n'est prévenu : AlarmTopicArn est vide", REMEDY));
        }
        return findings;
    }
}
