package fr.passerelle.formats.pathway;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.pathway.CmeDecision;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Owners;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.pathway.Step.Anchor;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;
import fr.passerelle.formats.schema.Fields;

/**
 * The blocks of a pathway file. An absent block has the values of the domain ({@link Sequence#USUAL}, {@link Fallback#USUAL}); what the
 * schema has refused reads as the value that raises no other fault.
 */
final class PathwayBlocks {
    private static final Pattern WHEN = Pattern.compile("(appointment|discharge) ([+-]) ([0-9]{1,3})d");

    private PathwayBlocks() {
    }

    static Pathway pathway(Fields file, String version) {
        return new Pathway(file.requiredText("establishment"), file.requiredText("id"), file.requiredText("title"),
                or(file.choice("state", PathwayState.class), PathwayState.DRAFT), or(file.date("from"), LocalDate.EPOCH), file.date("to"),
                file.texts("sites"), file.texts("units"), or(file.choice("trigger", Trigger.class), Trigger.DOCUMENT), types(file),
                sequence(file.object("sequence")), reply(file.object("reply")), file.text("text"), steps(file),
                fallback(file.object("fallback")),
                file.object("pilot").texts("units"), cme(file.object("cme")), owners(file.object("owners")), version);
    }

    private static List<TypeRule> types(Fields file) {
        return IntStream.range(0, file.value("types").size()).mapToObj(i -> type(file.element("types", i))).toList();
    }

    private static TypeRule type(Fields type) {
        return new TypeRule(type.requiredText("type"), use(type, "dmp"), use(type, "patient"), use(type, "professionals"),
                type.flag("announced"), restrictions(type.texts("restrictions")), type.flag("sensitiveForMinors"), type.date("from"),
                type.date("to"), type.text("decision"));
    }

    private static Use use(Fields type, String name) {
        return or(type.choice(name, Use.class), Use.NEVER);
    }

    private static Visibility restrictions(List<String> words) {
        return new Visibility(words.contains("MASQUE_PS"), words.contains("INVISIBLE_PATIENT"),
                words.contains("INVISIBLE_REPRESENTANTS_LEGAUX"), false, false);
    }

    private static Sequence sequence(Fields block) {
        return new Sequence(flag(block, "dmpFirst", Sequence.USUAL.dmpFirst()),
                Optional.ofNullable(block.number("longestMinutes")).map(Duration::ofMinutes).orElse(Sequence.USUAL.longest()),
                flag(block, "dmpRequired", Sequence.USUAL.dmpRequired()));
    }

    private static Reply reply(Fields block) {
        return new Reply(or(block.choice("policy", Reply.Policy.class), Reply.Policy.CLOSED), block.text("mailbox"), block.text("owner"),
                block.text("hours"), block.text("link"),
                Optional.ofNullable(block.number("unansweredDays")).map(Duration::ofDays).orElse(null),
                block.text("farewell"));
    }

    private static List<Step> steps(Fields file) {
        return IntStream.range(0, file.value("steps").size()).mapToObj(i -> step(file.element("steps", i))).toList();
    }

    /** E.g. {@code appointment - 2d}: the schema has refused every other form. */
    private static Step step(Fields step) {
        Matcher when = WHEN.matcher(step.requiredText("when"));
        return when.matches()
                ? new Step(step.requiredText("id"), Anchor.valueOf(when.group(1).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(when.group(2) + when.group(3)), step.text("text"),
                        step.flag("last"))
                : new Step(step.requiredText("id"), Anchor.APPOINTMENT, 0, step.text("text"));
    }

    private static Fallback fallback(Fields block) {
        return new Fallback(flag(block, "paper", Fallback.USUAL.paper()), number(block, "unreadDays", Fallback.USUAL.unreadDays()),
                number(block, "retryMonths", Fallback.USUAL.retryMonths()));
    }

    private static @Nullable CmeDecision cme(Fields block) {
        LocalDate date = block.date("date");
        String reference = block.text("reference");
        return reference == null || date == null ? null : new CmeDecision(reference, date);
    }

    private static Owners owners(Fields block) {
        return new Owners(block.text("medical"), block.text("administrative"), block.text("technical"));
    }

    private static boolean flag(Fields block, String name, boolean usual) {
        return block.value(name).asBoolean(usual);
    }

    private static int number(Fields block, String name, int usual) {
        return Optional.ofNullable(block.number(name)).map(Math::toIntExact).orElse(usual);
    }

    private static <T> T or(@Nullable T value, T usual) {
        return Optional.ofNullable(value).orElse(usual);
    }
}
