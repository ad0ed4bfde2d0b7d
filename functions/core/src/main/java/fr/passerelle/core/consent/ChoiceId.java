package fr.passerelle.core.consent;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Ids of choices, derived from what they are about and from who says it: {@code opposition#dmp#stay:S-12#ADT}. A source changes and
 * withdraws what it said itself; what another one said stays until somebody withdraws it by its id.
 */
public final class ChoiceId {
    private static final String SEPARATOR = "#";

    private ChoiceId() {
    }

    /** @param source see {@link ChoiceRecord#source} */
    public static String of(Choice choice, String source) {
        return what(choice) + SEPARATOR + source;
    }

    private static String what(Choice choice) {
        return switch (choice) {
            case Choice.Informed _,Choice.NotCollected _ -> "information";
            case Choice.Opposition o -> "opposition" + SEPARATOR
                    + o.scopes().stream().sorted().map(ConsentScope::word).collect(Collectors.joining("+")) + SEPARATOR + reach(o.reach());
            case Choice.PaperWish _ -> "paper";
            case Choice.SecretCare(Reach reach) -> "secret-care" + SEPARATOR + reach(reach);
            case Choice.OrdinaryCare(Reach reach) -> "ordinary-care" + SEPARATOR + reach(reach);
            case Choice.Represented(Choice.Representation by) ->
                "representative" + SEPARATOR + by.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Choice.PilotMember(String pathway) -> "pilot" + SEPARATOR + pathway;
        };
    }

    private static String reach(Reach reach) {
        return switch (reach) {
            case Reach.All _ -> "all";
            case Reach.Stay(String number) -> "stay:" + number;
            case Reach.Document(String document) -> "document:" + document;
            case Reach.Type(String code) -> "type:" + code;
        };
    }
}
