package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.ConsentValue;
import fr.passerelle.core.identity.PatientKey;

/** A recorded choice as an item. */
final class ConsentItem {
    private ConsentItem() {
    }

    static Map<String, AttributeValue> write(PatientKey patient, ConsentFlag flag) {
        return new ItemBuilder(Key.consent(patient, flag)).text("scope", flag.scope().name()).text("value", flag.value().name())
                .text("source", flag.source()).instant("recordedAt", flag.recordedAt()).build();
    }

    static ConsentFlag read(ItemReader item) {
        return new ConsentFlag(ConsentScope.valueOf(item.text("scope")), ConsentValue.valueOf(item.text("value")), item.text("source"),
                item.instant("recordedAt"));
    }
}
