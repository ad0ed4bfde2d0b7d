package fr.passerelle.aws;

import java.time.Instant;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.retention.Keeping;

/** The keeping of an input as an item; while something is left to do it stands in the index of what is due. */
final class KeepingItem {
    private KeepingItem() {
    }

    static Map<String, AttributeValue> write(Keeping keeping) {
        var item = new ItemBuilder(Key.keeping(keeping.inputId())).text("inputId", keeping.inputId())
                .text("establishment", keeping.establishment()).instant("lookAt", keeping.lookAt()).number("proofs", keeping.proofs())
                .text("proven", keeping.proven()).instant("emptiedAt", keeping.emptiedAt()).number("rev", keeping.rev());
        Instant lookAt = keeping.lookAt();
        if (lookAt != null) {
            KeepingIndex.enter(item, keeping, lookAt);
        }
        return item.build();
    }

    static Keeping read(ItemReader item) {
        return new Keeping(item.text("inputId"), item.text("establishment"), item.instantOrNull("lookAt"), item.number("proofs"),
                item.textOrNull("proven"), item.instantOrNull("emptiedAt"), item.number("rev"));
    }
}
