package fr.passerelle.simulators.dmp;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.signature.SealException;
import fr.passerelle.simulators.xds.Finding;

/** A request refused before its lot is judged: the answer is a SOAP fault of the sender (dmp-transport.md §11.2). */
final class SoapFaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String rule;
    private final @Nullable String subcode;
    private final String text;

    /** A fault of the frame, which is no rule. */
    SoapFaultException(@Nullable String subcode, String text) {
        this("", subcode, text);
    }

    /** @param rule name of the rule broken, for the journal of calls */
    SoapFaultException(String rule, @Nullable String subcode, String text) {
        super(text);
        this.rule = rule;
        this.subcode = subcode;
        this.text = text;
    }

    static SoapFaultException of(SealException e) {
        return new SoapFaultException(e.rule(), e.subcode(), e.text());
    }

    DmpScenario.Fault fault() {
        return new DmpScenario.Fault(true, subcode, text);
    }

    List<Finding> findings() {
        return rule.isEmpty() ? List.of() : List.of(new Finding(rule, subcode == null ? "" : subcode, "", text));
    }
}
