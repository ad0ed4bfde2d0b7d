package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.stream.Collectors;

import fr.passerelle.simulators.xds.Rule;

/** Lets a call through only when its VIHF is complete; the fault tells everything that is missing. */
final class VihfGate {
    private final List<Rule<Vihf>> rules;

    VihfGate(DmpSettings settings) {
        this.rules = new VihfRules(settings).rules();
    }

    void check(Vihf vihf) throws SoapFaultException {
        String faults = rules.stream().flatMap(rule -> rule.judge(vihf)).map(finding -> "[" + finding.rule() + "] " + finding.text())
                .collect(Collectors.joining(" ; "));
        if (!faults.isEmpty()) {
            throw new SoapFaultException(VihfRules.SUBCODE, "VIHF refusé : " + faults);
        }
    }
}
