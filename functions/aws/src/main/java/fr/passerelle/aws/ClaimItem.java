package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.port.Claim;

/** A claim as an item. */
final class ClaimItem {
    private ClaimItem() {
    }

    static Map<String, AttributeValue> write(Claim claim) {
        return new ItemBuilder(Key.claim(claim.key())).text("establishment", claim.key().establishment())
                .text("kind", claim.key().kind().name()).text("name", claim.key().name()).text("digest", claim.digest())
                .text("inputId", claim.inputId()).text("inputName", claim.inputName()).text("chain", claim.chain()).build();
    }

    static Claim read(ItemReader item) {
        var key = new Claim.Key(item.text("establishment"), Claim.Kind.valueOf(item.text("kind")), item.text("name"));
        return new Claim(key, item.text("digest"), item.text("inputId"), item.text("inputName"), item.textOrNull("chain"));
    }
}
