package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.identity.PatientKey;

/** A line of a history of choices as an item, under a key made of what it says: a line said twice is one item. */
final class ChoiceItem {
    private static final String KIND = "kind";
    private static final String REACH = "reach";
    private static final String REACHED = "reached";
    private static final String RECORDED_AT = "recordedAt";

    private ChoiceItem() {
    }

    static Map<String, AttributeValue> write(PatientKey patient, ChoiceRecord line) {
        Map<String, AttributeValue> content = content(line);
        return new ItemBuilder(Key.choice(patient, line.collectedAt(), digest(content))).all(content)
                .instant(RECORDED_AT, line.recordedAt()).expires(Expiry.choice(line.to())).build();
    }

    private static Map<String, AttributeValue> content(ChoiceRecord line) {
        var item = new ItemBuilder().text("id", line.id()).instant("from", line.from()).instant("to", line.to())
                .flag("withdrawn", line.withdrawn()).text("source", line.source()).text("collectedBy", line.collectedBy())
                .instant("collectedAt", line.collectedAt());
        return choice(item, line.choice()).build();
    }

    private static ItemBuilder choice(ItemBuilder item, Choice choice) {
        return switch (choice) {
            case Choice.Informed(Choice.Channel channel) -> item.text(KIND, "INFORMED").text("channel", channel.name());
            case Choice.NotCollected() -> item.text(KIND, "NOT_COLLECTED");
            case Choice.Opposition o -> reach(item.text(KIND, "OPPOSITION"), o.reach())
                    .texts("scopes", o.scopes().stream().sorted().map(ConsentScope::name).toList()).text("reason", o.reason().name());
            case Choice.PaperWish() -> item.text(KIND, "PAPER");
            case Choice.SecretCare(Reach reach) -> reach(item.text(KIND, "SECRET_CARE"), reach);
            case Choice.OrdinaryCare(Reach reach) -> reach(item.text(KIND, "ORDINARY_CARE"), reach);
            case Choice.Represented(Choice.Representation by) -> item.text(KIND, "REPRESENTED").text("by", by.name());
            case Choice.PilotMember(String pathway) -> item.text(KIND, "PILOT").text("pathway", pathway);
        };
    }

    private static ItemBuilder reach(ItemBuilder item, Reach reach) {
        return switch (reach) {
            case Reach.All() -> item.text(REACH, "ALL");
            case Reach.Stay(String number) -> item.text(REACH, "STAY").text(REACHED, number);
            case Reach.Document(String document) -> item.text(REACH, "DOCUMENT").text(REACHED, document);
            case Reach.Type(String code) -> item.text(REACH, "TYPE").text(REACHED, code);
        };
    }

    private static String digest(Map<String, AttributeValue> content) {
        String said = new TreeMap<>(content).entrySet().stream().map(e -> e.getKey() + "=" + plain(e.getValue()))
                .collect(Collectors.joining("\n"));
        return Ids.sha256(said.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(AttributeValue value) {
        if (value.hasL()) {
            return value.l().stream().map(AttributeValue::s).collect(Collectors.joining("+"));
        }
        return value.bool() == null ? value.s() : value.bool().toString();
    }

    static ChoiceRecord read(ItemReader item) {
        return new ChoiceRecord(item.text("id"), choice(item), item.instant("from"), item.instantOrNull("to"), item.flag("withdrawn"),
                item.text("source"), item.text("collectedBy"), item.instant("collectedAt"), item.instant(RECORDED_AT));
    }

    private static Choice choice(ItemReader item) {
        return switch (item.text(KIND)) {
            case "INFORMED" -> new Choice.Informed(Choice.Channel.valueOf(item.text("channel")));
            case "NOT_COLLECTED" -> new Choice.NotCollected();
            case "OPPOSITION" -> new Choice.Opposition(reach(item),
                    item.texts("scopes").stream().map(ConsentScope::valueOf).collect(Collectors.toSet()),
                    Choice.OppositionReason.valueOf(item.text("reason")));
            case "PAPER" -> new Choice.PaperWish();
            case "SECRET_CARE" -> new Choice.SecretCare(reach(item));
            case "ORDINARY_CARE" -> new Choice.OrdinaryCare(reach(item));
            case "REPRESENTED" -> new Choice.Represented(Choice.Representation.valueOf(item.text("by")));
            case "PILOT" -> new Choice.PilotMember(item.text("pathway"));
            default -> throw new IllegalStateException("item of an unknown kind of choice");
        };
    }

    private static Reach reach(ItemReader item) {
        return switch (item.text(REACH)) {
            case "ALL" -> new Reach.All();
            case "STAY" -> new Reach.Stay(item.text(REACHED));
            case "DOCUMENT" -> new Reach.Document(item.text(REACHED));
            case "TYPE" -> new Reach.Type(item.text(REACHED));
            default -> throw new IllegalStateException("item of an unknown reach");
        };
    }
}
