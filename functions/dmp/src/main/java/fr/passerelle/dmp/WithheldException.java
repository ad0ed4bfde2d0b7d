package fr.passerelle.dmp;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;

/** A request must not be sent as it is. */
final class WithheldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SoapAnswer.Withheld answer;

    WithheldException(Kind kind, Health health, Reason reason) {
        super(reason.code());
        this.answer = new SoapAnswer.Withheld(kind, health, reason);
    }

    SoapAnswer.Withheld answer() {
        return answer;
    }
}
