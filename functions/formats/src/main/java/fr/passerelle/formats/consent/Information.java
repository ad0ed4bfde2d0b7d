package fr.passerelle.formats.consent;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.Choice.Channel;
import fr.passerelle.core.consent.Choice.OppositionReason;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;

/**
 * What {@code ZFA-9} says of the feeding of the DMP, as lines of the history (messages.md §7.5). {@code INO} also ends an opposition told the
 * same way; {@code NA} says that nobody asked, which ends none: the more restrictive stays.
 *
 * @param withdrawn whether it ends
 */
public record Information(Choice choice, boolean withdrawn) {
    private static final String NOT_TOLD = "non précisé";

    /** Nothing for another word than {@code INO}, {@code IO} and {@code NA}. */
    public static List<Information> of(String value, Channel channel) {
        var informed = new Information(new Choice.Informed(channel), false);
        var opposed = new Choice.Opposition(new Reach.All(), Set.of(ConsentScope.DMP), OppositionReason.NOT_TOLD);
        return switch (value) {
            case "INO" -> List.of(informed, new Information(opposed, true));
            case "IO" -> List.of(informed, new Information(opposed, false));
            case "NA" -> List.of(new Information(new Choice.NotCollected(), false));
            default -> List.of();
        };
    }

    /** As said by a source that tells when, and nothing else of how. */
    public ChoiceSaid collected(Instant at) {
        return new ChoiceSaid.Line(null, choice, at, null, withdrawn, NOT_TOLD, at);
    }
}
