package fr.passerelle.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import org.jspecify.annotations.Nullable;

/** What a queue message says beside its body. */
public final class Told {
    /** Name of the attribute: FINESS EJ, for messages whose own format has no place for it. */
    public static final String ESTABLISHMENT = "establishment";

    private Told() {
    }

    /** The establishment, absent when it is not told. */
    public static @Nullable String establishment(SQSMessage message) {
        MessageAttribute attribute = message.getMessageAttributes() == null ? null : message.getMessageAttributes().get(ESTABLISHMENT);
        return attribute == null ? null : attribute.getStringValue();
    }
}
