package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;

/** An input as an item. */
final class InputItem {
    private InputItem() {
    }

    static Map<String, AttributeValue> write(Input input) {
        return new ItemBuilder(Key.input(input.id())).text("id", input.id()).text("establishment", input.establishment())
                .text("kind", input.kind().name()).text("name", input.name()).text("version", input.version())
                .text("digest", input.digest())
                .instant("receivedAt", input.receivedAt()).flag("judged", input.judged()).text("duplicateOf", input.duplicateOf())
                .texts("answers", input.answers()).map("origin", OriginItem.write(input.origin()))
                .maps("notes", ReasonItem.write(input.notes()))
                .number("rev", input.rev()).build();
    }

    static Input read(ItemReader item) {
        return new Input(item.text("id"), item.text("establishment"), InputKind.valueOf(item.text("kind")), item.text("name"),
                item.text("version"), item.text("digest"), item.instant("receivedAt"), item.flag("judged"), item.textOrNull("duplicateOf"),
                item.texts("answers"), OriginItem.read(item.map("origin")), ReasonItem.read(item.maps("notes")), item.number("rev"));
    }
}
