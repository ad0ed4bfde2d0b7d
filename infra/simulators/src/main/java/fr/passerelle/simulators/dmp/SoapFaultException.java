package fr.passerelle.simulators.dmp;

import org.jspecify.annotations.Nullable;

/** A request refused before its lot is judged: the answer is a SOAP fault of the sender (dmp-transport.md §11.2). */
final class SoapFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String subcode;
    private final String text;

    SoapFaultException(@Nullable String subcode, String text) {
        super(text);
        this.subcode = subcode;
        this.text = text;
    }

    DmpScenario.Fault fault() {
        return new DmpScenario.Fault(true, subcode, text);
    }
}
