package fr.passerelle.formats.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.Choice.Channel;
import fr.passerelle.core.consent.Choice.OppositionReason;
import fr.passerelle.core.consent.Choice.Representation;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.formats.schema.Fields;

/**
 * Reads one block of {@code choice.schema.json}, already checked against it: what {@code ZFA} says (messages.md §7.5), explicit choices
 * and their end. One block may be several lines.
 */
public final class ChoiceReader {
    /** Path of the schema for {@link fr.passerelle.formats.schema.SchemaCheck}, and of its {@code $ref}. */
    public static final String SCHEMA = "consent/choice.schema.json";

    private static final String NOT_TOLD = "non précisé";
    /** Clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Instant told;
    private final Instant now;

    /**
     * @param told when it was collected unless the block says so
     * @param now what is collected later than that is a fault: it would silence whatever is said until then
     */
    public ChoiceReader(Instant told, Instant now) {
        this.told = told;
        this.now = now;
    }

    /** What is wrong is added to the faults of the block. */
    public List<ChoiceSaid> read(Fields block) {
        return switch (block.requiredText("operation")) {
            case "information" -> information(block);
            case "opposition" -> lines(block, new Choice.Opposition(reach(block), scopes(block),
                    Words.read(block.text("reason"), OppositionReason.class, OppositionReason.NOT_TOLD)));
            case "paper" -> lines(block, new Choice.PaperWish());
            case "secret-care" -> lines(block, new Choice.SecretCare(reach(block)));
            case "ordinary-care" -> lines(block, new Choice.OrdinaryCare(reach(block)));
            case "representation" -> lines(block,
                    new Choice.Represented(Words.read(block.text("by"), Representation.class, Representation.AUTHORISED_PERSON)));
            case "pilot" -> lines(block, new Choice.PilotMember(block.requiredText("pathway")));
            case "withdraw" -> List.of(new ChoiceSaid.End(block.requiredText("id"), collectedBy(block), collectedAt(block)));
            default -> List.of();
        };
    }

    private List<ChoiceSaid> information(Fields block) {
        return Information.of(block.requiredText("value"), Words.read(block.text("channel"), Channel.class, Channel.UNKNOWN)).stream()
                .map(said -> line(block, null, said.choice(), said.withdrawn())).toList();
    }

    private List<ChoiceSaid> lines(Fields block, Choice choice) {
        return List.of(line(block, block.text("id"), choice, block.flag("withdrawn")));
    }

    private ChoiceSaid line(Fields block, @Nullable String id, Choice choice, boolean withdrawn) {
        Instant collected = collectedAt(block);
        Instant from = instant(block, "from", collected);
        OffsetDateTime end = block.instant("to");
        if (end != null && !end.toInstant().isAfter(from)) {
            block.fault("to", "FIELD_INVALID", "instant postérieur à from");
        }
        return new ChoiceSaid.Line(id, choice, from, end == null ? null : end.toInstant(), withdrawn, collectedBy(block), collected);
    }

    private static String collectedBy(Fields block) {
        return block.has("collectedBy") ? block.requiredText("collectedBy") : NOT_TOLD;
    }

    private Instant collectedAt(Fields block) {
        Instant collected = instant(block, "collectedAt", told);
        if (collected.isAfter(now.plus(TOLERANCE))) {
            block.fault("collectedAt", "COLLECTED_LATER");
        }
        return collected;
    }

    private static Reach reach(Fields block) {
        Fields reach = block.object("reach");
        if (reach.has("stay")) {
            return new Reach.Stay(reach.requiredText("stay"));
        }
        if (reach.has("document")) {
            return new Reach.Document(reach.requiredText("document"));
        }
        return reach.has("type") ? new Reach.Type(reach.requiredText("type")) : new Reach.All();
    }

    /** Feeding alone unless more is said (consent-and-rules.md §4.3, {@code channelEffect}). */
    private static Set<ConsentScope> scopes(Fields block) {
        Set<ConsentScope> named = block.texts("destinations").stream()
                .flatMap(word -> Stream.of(ConsentScope.values()).filter(scope -> scope.word().equals(word))).collect(Collectors.toSet());
        return named.isEmpty() ? Set.of(ConsentScope.DMP) : named;
    }

    private static Instant instant(Fields block, String name, Instant otherwise) {
        OffsetDateTime at = block.instant(name);
        return at == null ? otherwise : at.toInstant();
    }
}
